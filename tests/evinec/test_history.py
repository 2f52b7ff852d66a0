"""MH, CM and PR against the raw cells: every condition, medication and therapy once, dates as far as they are known."""

from __future__ import annotations

from collections import Counter

import pytest

FREQUENCY = {"1": "QD", "2": "QOD", "3": "BID", "4": "TID", "5": "PRN"}
ROUTE = {"1": "ORAL", "2": "INTRAVENOUS", "3": "SUBCUTANEOUS", "4": "TOPICAL"}
KIND = {"1": "SURGERY", "3": "CHEMOTHERAPY", "6": "IMMUNOTHERAPY"}
PROCEDURES = {"1", "2"}


def who(cells):
    """Return the USUBJID of a row."""
    return f"EVINEC-{cells['site']}-{cells['subject']}"


def iso(evinec, form):
    """Give a function that reads a date of a form as ISO 8601: a clean one itself, a planted one from the truth."""
    usable = {
        (item["record_id"], item["column"]): item["iso"] or None
        for item in evinec.truth["defect"]
        if item["form"] == form and "iso" in item
    }

    def read(cells, column):
        if (cells["record_id"], column) in usable:
            return usable[cells["record_id"], column]
        day, month, year = cells[column].split(".") if cells[column] else ("", "", "")
        return f"{year}-{month}-{day}" if year else None

    return read


def once(rows):
    """Return rows without those that stand in the file twice."""
    return list({cells["record_id"]: cells for cells in rows}.values())


def found(evinec, dataset, *names):
    """Return the records of a dataset, each as the values of some variables."""
    return Counter(evinec.frame(dataset)[list(names)].itertuples(index=False, name=None))


def test_every_condition_is_submitted(evinec):
    """MH has each condition with its dates, ONGOING where it is ticked, and the day of the screening visit."""
    date, visits = iso(evinec, "medical_history"), iso(evinec, "visits")
    taken = {who(cells): visits(cells, "visit_date") for cells in evinec.raw("visits") if cells["visit"] == "Screening"}
    expected = Counter()
    for cells in evinec.raw("medical_history"):
        ongoing = cells["mh_ongoing"] == "1"
        subject = who(cells)
        expected[
            subject,
            cells["mh_no"],
            cells["mh_text"],
            date(cells, "mh_start"),
            date(cells, "mh_stop"),
            "ONGOING" if ongoing else None,
            taken[subject] if ongoing else None,
            taken[subject],
        ] += 1
    frame = evinec.frame("MH")
    frame = frame[frame["MHCAT"] == "GENERAL MEDICAL HISTORY"]
    names = ["USUBJID", "MHSPID", "MHTERM", "MHSTDTC", "MHENDTC", "MHENRTPT", "MHENTPT", "MHDTC"]
    assert Counter(frame[names].itertuples(index=False, name=None)) == expected


def test_every_medication_is_submitted(evinec):
    """CM has each medication as typed, its dose, frequency and route in terms, and its dates as far as known."""
    date = iso(evinec, "conmed")
    expected = Counter()
    for cells in once(evinec.raw("conmed")):
        unit = cells["cm_unit"].replace("\N{MICRO SIGN}", "u").replace("\N{GREEK SMALL LETTER MU}", "u")
        expected[
            who(cells),
            f"CM{cells['cm_no']}",
            cells["cm_text"].strip(),
            cells["cm_indication"].strip(),
            float(cells["cm_dose"]),
            unit,
            FREQUENCY[cells["cm_freq"]],
            ROUTE.get(cells["cm_route"]),
            date(cells, "cm_start"),
            date(cells, "cm_stop"),
            "ONGOING" if cells["cm_ongoing"] == "1" else None,
        ] += 1
    frame = evinec.frame("CM")
    frame = frame[frame["CMCAT"] == "CONCOMITANT MEDICATION"]
    names = ["USUBJID", "CMSPID", "CMTRT", "CMINDC", "CMDOSE", "CMDOSU", "CMDOSFRQ", "CMROUTE", "CMSTDTC", "CMENDTC"]
    assert Counter(frame[[*names, "CMENRTPT"]].itertuples(index=False, name=None)) == expected


@pytest.mark.parametrize(
    ("form", "prefix", "category"), [("prior_therapy", "pt", "PRIOR"), ("subsequent_therapy", "st", "SUBSEQUENT")]
)
def test_every_therapy_is_a_drug_or_a_procedure(evinec, form, prefix, category):
    """Each therapy against the tumour stands in CM or, if surgery or radiotherapy, in PR: once, never in both."""
    date = iso(evinec, form)
    expected = {"CM": Counter(), "PR": Counter()}
    for cells in evinec.raw(form):
        kind = cells[f"{prefix}_type"]
        expected["PR" if kind in PROCEDURES else "CM"][
            who(cells),
            f"{prefix.upper()}{cells[f'{prefix}_no']}",
            cells[f"{prefix}_regimen"].strip(),
            KIND[kind],
            date(cells, f"{prefix}_start"),
            date(cells, f"{prefix}_stop"),
        ] += 1
    for dataset, therapies in expected.items():
        frame = evinec.frame(dataset)
        frame = frame[frame[f"{dataset}CAT"] == f"{category} CANCER THERAPY"]
        names = [f"{dataset}{name}" for name in ("SPID", "TRT", "SCAT", "STDTC", "ENDTC")]
        assert Counter(frame[["USUBJID", *names]].itertuples(index=False, name=None)) == therapies
    assert expected["CM"]


def test_the_platinum_line_is_told_in_the_supplementary_qualifiers(evinec):
    """Line, platinum, best response and progression of a prior therapy stand beside its record."""
    date = iso(evinec, "prior_therapy")
    qualifiers = {}
    for record in evinec.records("SUPPCM"):
        qualifiers.setdefault((record["USUBJID"], float(record["IDVARVAL"])), {})[record["QNAM"]] = record["QVAL"]
    drugs = {
        (who(cells), f"PT{cells['pt_no']}"): {
            "CMLINE": cells["pt_line"],
            "CMPLAT": "Y" if cells["pt_platinum"] == "1" else "N",
            "CMBRESP": cells["pt_best_response_label"].upper(),
            "CMPDDTC": date(cells, "pt_progression"),
        }
        for cells in evinec.raw("prior_therapy")
        if cells["pt_type"] not in PROCEDURES
    }
    told = {
        (record["USUBJID"], record["CMSPID"]): qualifiers[record["USUBJID"], record["CMSEQ"]]
        for record in evinec.records("CM")
        if record["CMCAT"] == "PRIOR CANCER THERAPY"
    }
    assert told == drugs


def test_what_began_before_consent_began_in_no_epoch(evinec):
    """EPOCH is told of therapies that began in the trial, and of no other one."""
    for dataset in ("CM", "PR"):
        for record in evinec.records(dataset):
            start, consent = record[f"{dataset}STDTC"], evinec.subjects[record["USUBJID"]]["consent"]
            if start is not None and start < consent[: len(start)]:
                assert record["EPOCH"] is None
            if start is not None and len(start) == len(consent) and start >= consent:
                assert record["EPOCH"] is not None
