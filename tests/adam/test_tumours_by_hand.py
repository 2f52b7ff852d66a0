"""ADTR and derived responses of the demo: by hand for two subjects, by a second program for all, and the truth."""

from __future__ import annotations

import csv
import json
from collections import Counter

import pandas as pd
import pyreadstat
import pytest
from tests.adam.by_hand import TESTS, by_hand
from tests.golden import second_programmer_tumours as second

NUMBERS = ("AVAL", "BASE", "CHG", "PCHG", "NADIR", "CHGNAD", "PCHGNAD", "ADY", "SRCSEQ")
BY_HAND = {"EVINEC-01-001", "EVINEC-06-003"}


@pytest.fixture(scope="module")
def sdtm(published_demo):
    """Return the records of SDTM as texts, read by pyreadstat."""
    found = {}
    for name in ("DM", "TU", "TR", "RS"):
        frame, _ = pyreadstat.read_xport(published_demo / "outputs" / "sdtm" / f"{name.lower()}.xpt")
        found[name] = [
            {key: "" if pd.isna(value) else str(value) for key, value in row.items()}
            for row in frame.to_dict("records")
        ]
    return found


@pytest.fixture(scope="module")
def truth():
    """Return the lines of the generator's file."""
    return [json.loads(line) for line in (TESTS / "truth" / "evinec_2014.jsonl").read_text("utf-8").splitlines()]


def comparable(rows, names):
    """Return rows in one order, numbers with six decimals, blank for missing."""

    def cell(name, value):
        if value is None or value == "":
            return ""
        return f"{float(value):.6f}" if name in NUMBERS else str(value)

    return sorted(tuple(cell(name, row.get(name)) for name in names) for row in rows)


def test_lesions_and_sums_are_as_worked_out_by_hand(analysis_of_demo):
    """Every record of two subjects has the value, changes, nadir, flags and source that were written before."""
    wanted = by_hand("ADTR")
    names = list(wanted[0])
    got = [row for row in analysis_of_demo("ADTR") if row["USUBJID"] in BY_HAND]
    assert comparable(got, names) == comparable(wanted, names)


def test_lesions_and_sums_of_all_subjects_are_as_a_second_program_has_them(analysis_of_demo, sdtm):
    """Every record of ADTR is what an independent program makes of TU and TR."""
    doses = {row["USUBJID"]: row["TRTSDT"] for row in analysis_of_demo("ADSL")}
    wanted = second.adtr(sdtm, doses)
    names = ["USUBJID", "PARAMCD", "AVISIT", "ADT", "AVALC", "ABLFL", "ANL01FL", "ANL02FL", "SRCDOM", "SRCVAR"]
    names += ["LSNODEFL", *NUMBERS]
    assert comparable(analysis_of_demo("ADTR"), names) == comparable(wanted, names)
    assert Counter(row["AVALC"] == "NE" for row in wanted)[True] > 0


def test_derived_responses_of_all_subjects_are_as_a_second_program_has_them(analysis_of_demo, sdtm):
    """OVRD holds each assessment after baseline with the response that TU and TR give."""
    found = {subject: [] for subject in second.courses(sdtm)}
    for row in analysis_of_demo("ADRS"):
        if row["PARAMCD"] == "OVRD":
            found[row["USUBJID"]].append((row["ADT"], row["AVALC"]))
    assert {subject: sorted(rows) for subject, rows in found.items()} == second.derived(sdtm)


def test_the_planted_contradictions_are_found_and_nothing_else(published_demo, analysis_of_demo, sdtm, truth):
    """Each response that was falsified in the export is asked about once, with subject, assessment and cell of RS."""
    assert analysis_of_demo("ADRS")
    with (published_demo / "outputs" / "adam_reports" / "problems.csv").open(encoding="utf-8", newline="") as lines:
        asked = [row for row in csv.DictReader(lines) if row["code"] == "ANL130"]
    planted = [line for line in truth if line["kind"] == "defect" and line["defect"] == "response_differs"]
    subjects = Counter(f"EVINEC-{line['site']}-{line['subject']}" for line in planted)
    assert Counter(row["subject"] for row in asked) == subjects
    assert len(asked) == len(planted) == 4
    for row in asked:
        assert (row["severity"], row["column"], row["value"]) == ("query", "RSSTRESC", "PR")
    told = {(row["subject"], row["message"].split(" at ")[1].split(" was told")[0]) for row in asked}
    assert {(subject, "TRGRESP", visit) for subject, visit in told} == second.differing(sdtm)


def test_the_true_progression_is_derived(analysis_of_demo, truth):
    """PDD has the true day of progression of all 40 subjects, though sums and numbers of lesions were falsified."""
    dated = {row["USUBJID"]: row["ADT"] for row in analysis_of_demo("ADRS") if row["PARAMCD"] == "PDD"}
    subjects = [line for line in truth if line["kind"] == "subject"]
    assert len(subjects) == 40
    for line in subjects:
        assert dated.get(line["usubjid"], "") == line.get("progression", ""), line["usubjid"]


@pytest.mark.parametrize(("code", "overall"), [("PFSD", "OVRD"), ("PFSMISS", "OVR")])
def test_sensitivity_analyses_are_as_a_second_program_has_them(analysis_of_demo, code, overall):
    """End and censoring of each subject follow from first dose, death and the responses, in a few lines."""
    responses = {}
    for row in analysis_of_demo("ADRS"):
        if row["PARAMCD"] == overall:
            responses.setdefault(row["USUBJID"], []).append((row["ADT"], row["AVALC"]))
    rule = second.with_missed if code == "PFSMISS" else second.progression_free
    wanted = {
        row["USUBJID"]: rule(row["TRTSDT"], row["DTHDT"], responses.get(row["USUBJID"], []))
        for row in analysis_of_demo("ADSL")
        if row["SAFFL"] == "Y"
    }
    got = {
        row["USUBJID"]: (row["ADT"], int(row["CNSR"])) for row in analysis_of_demo("ADTTE") if row["PARAMCD"] == code
    }
    assert got == wanted
