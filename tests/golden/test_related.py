"""Records that the raw rows name one another by are related in RELREC, for all 40 subjects, and no others."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from second_programmer import form

#: What an event is named by, and what names the record itself in its dataset.
NAMED_BY = {
    "CM": ("CMSPID", [(line["USUBJID"], f"CM{line['cm_no']}", line["cm_ae_no"]) for line in form("conmed")]),
    "DD": ("DDTESTCD", [(line["USUBJID"], "PRCDTH", line["dd_ae_no"]) for line in form("death")]),
    "DS": ("DSSCAT", [(line["USUBJID"], "STUDY TREATMENT", line["et_ae_no"]) for line in form("end_of_treatment")]),
    "EC": ("ECSPID", [(line["USUBJID"], line["ec_no"], line["ec_ae_no"]) for line in form("dosing")]),
    "EX": (
        "EXSPID",
        [(line["USUBJID"], line["ec_no"], line["ec_ae_no"]) for line in form("dosing") if line["ec_given"] == "1"],
    ),
}


def name_of(published, dataset, variable):
    """Return what names each record of a dataset, by subject and sequence number."""
    return {(r["USUBJID"], r[f"{dataset}SEQ"]): r[variable] for r in published.records(dataset)}


def related(published, dataset):
    """Return pairs of a record of a dataset and an adverse event that RELREC relates, by their names."""
    names, events = name_of(published, dataset, NAMED_BY[dataset][0]), name_of(published, "AE", "AESPID")
    groups = defaultdict(list)
    for record in published.records("RELREC"):
        if record["USUBJID"]:
            groups[record["USUBJID"], record["RELID"]].append(record)
    return {
        (who, names[who, own["IDVARVAL"]], events[who, event["IDVARVAL"]])
        for (who, _), members in groups.items()
        for own in members
        for event in members
        if own["RDOMAIN"] == dataset and event["RDOMAIN"] == "AE"
    }


@pytest.mark.parametrize("dataset", sorted(NAMED_BY))
def test_what_names_an_event_is_related_to_it(published, dataset):
    """Each record whose form names an adverse event is related to that event, and to no other one."""
    expected = {(who, number, event) for who, number, event in NAMED_BY[dataset][1] if event}
    assert expected
    assert related(published, dataset) == expected


def test_every_relation_leads_to_a_record(published):
    """Each line of RELREC of a subject names by sequence number a record that is published, beside another one."""
    members = defaultdict(int)
    for record in published.records("RELREC"):
        if record["USUBJID"]:
            assert record["IDVAR"] == f"{record['RDOMAIN']}SEQ"
            assert record["RELTYPE"] == ""
            numbers = name_of(published, record["RDOMAIN"], record["IDVAR"])
            assert (record["USUBJID"], record["IDVARVAL"]) in numbers
            members[record["USUBJID"], record["RELID"]] += 1
    assert min(members.values()) >= 2


def test_no_dataset_is_related_to_events_that_nobody_looks_at(published):
    """Every dataset with a record beside an adverse event is compared above."""
    assert {record["RDOMAIN"] for record in published.records("RELREC") if record["USUBJID"]} == {"AE", *NAMED_BY}


def test_lesions_and_assessments_are_related_as_datasets(published):
    """Measurements belong to the lesion of their identifier, and responses to the measurements of their assessment."""
    lines = defaultdict(set)
    for record in published.records("RELREC"):
        if not record["USUBJID"]:
            assert record["IDVARVAL"] == ""
            lines[record["RELID"]].add((record["RDOMAIN"], record["IDVAR"], record["RELTYPE"]))
    assert sorted(map(sorted, lines.values())) == [
        [("RS", "RSLNKGRP", "MANY"), ("TR", "TRLNKGRP", "MANY")],
        [("TR", "TRLNKID", "MANY"), ("TU", "TULNKID", "ONE")],
    ]
