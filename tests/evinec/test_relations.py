"""RELREC and SUPP-- against the raw cells and their parents: each end is there, and each name of an event is an end."""

from __future__ import annotations

from collections import Counter

import pytest

#: By relation: the form whose column names an adverse event, the column, and how the related record is known.
NAMING = {
    "CMAE": ("conmed", "cm_ae_no", "CM", lambda cells: f"CM{cells['cm_no']}"),
    "EXAE": ("dosing", "ec_ae_no", "EX", lambda cells: cells["ec_no"]),
    "ECAE": ("dosing", "ec_ae_no", "EC", lambda cells: cells["ec_no"]),
}


#: In an export of so many subjects each kind of relation occurs.
LARGE = 100


def parents(evinec, tables):
    """Return how many records of some datasets have each subject and sequence number, without one for DM."""
    return Counter(
        (table, row["USUBJID"], f"{row[f'{table}SEQ']:g}" if f"{table}SEQ" in row else None)
        for table in tables
        for row in evinec.records(table)
    )


def by_number(evinec, table):
    """Return the sequence numbers of a dataset by subject and the number that the site gave."""
    found = {}
    for row in evinec.records(table):
        found.setdefault((row["USUBJID"], row[f"{table}SPID"]), []).append(f"{row[f'{table}SEQ']:g}")
    return found


def test_each_end_of_a_relation_is_one_record(evinec):
    """RDOMAIN, USUBJID and IDVARVAL lead to one record, and each RELID of a subject has two ends or more."""
    lines = [line for line in evinec.records("RELREC") if line["USUBJID"] is not None]
    known = parents(evinec, {line["RDOMAIN"] for line in lines})
    assert {known[line["RDOMAIN"], line["USUBJID"], line["IDVARVAL"]] for line in lines} == {1}
    assert min(Counter((line["USUBJID"], line["RELID"]) for line in lines).values()) >= 2


@pytest.mark.parametrize("relation", NAMING)
def test_each_name_of_an_event_is_a_relation(evinec, relation):
    """Every submitted record that names an adverse event is related to it, and no other one is."""
    form, column, table, known = NAMING[relation]
    mine, events, wanted = by_number(evinec, table), by_number(evinec, "AE"), set()
    for cells in evinec.raw(form):
        usubjid = f"EVINEC-{cells['site']}-{cells['subject']}"
        record, event = mine.get((usubjid, known(cells)), []), events.get((usubjid, cells[column]), [])
        if len(record) == len(event) == 1:
            relid = f"{relation}-{event[0]}"
            wanted |= {(usubjid, table, record[0], relid), (usubjid, "AE", event[0], relid)}
    lines = [line for line in evinec.records("RELREC") if line["RELID"].startswith(f"{relation}-")]
    assert {(line["USUBJID"], line["RDOMAIN"], line["IDVARVAL"], line["RELID"]) for line in lines} == wanted
    assert len(lines) == len(wanted)
    assert wanted or len(evinec.truth["subject"]) < LARGE


def test_lesions_and_assessments_are_related_by_their_identifiers(evinec):
    """One identified lesion, many measurements; of a visit many measurements and many responses."""
    lines = [line for line in evinec.records("RELREC") if line["USUBJID"] is None]
    assert {(line["RELID"], line["RDOMAIN"], line["IDVAR"], line["IDVARVAL"], line["RELTYPE"]) for line in lines} == {
        ("TRTU", "TR", "TRLNKID", None, "MANY"),
        ("TRTU", "TU", "TULNKID", None, "ONE"),
        ("RSTR", "RS", "RSLNKGRP", None, "MANY"),
        ("RSTR", "TR", "TRLNKGRP", None, "MANY"),
    }
    assert len(lines) == 4


def test_each_supplemental_qualifier_has_one_parent(evinec):
    """Its keys lead to one record, in every SUPP-- dataset."""
    lines = [line for name in evinec.outcome.datasets if name.startswith("SUPP") for line in evinec.records(name)]
    known = parents(evinec, {line["RDOMAIN"] for line in lines})
    assert {known[line["RDOMAIN"], line["USUBJID"], line["IDVARVAL"]] for line in lines} == {1}
    assert len({line["RDOMAIN"] for line in lines}) > 2
