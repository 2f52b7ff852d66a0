"""A data cut-off: who was screened later is not there, nobody's state is made up, and no question is invented."""

from __future__ import annotations

import datetime as dt

import pytest

from nec_cdisc.rules.partial_date import after

CUT_OFF = "2016-12-31"
#: The date that decides whether a record lies after the cut-off: that of its beginning.
BEGINNINGS = {
    "AE": "AESTDTC",
    "EX": "EXSTDTC",
    "LB": "LBDTC",
    "QS": "QSDTC",
    "TU": "TUDTC",
    "TR": "TRDTC",
    "RS": "RSDTC",
    "CM": "CMSTDTC",
    "VS": "VSDTC",
}


def iso(text):
    """Return a clean dd.mm.yyyy as ISO 8601."""
    day, month, year = text.split(".")
    return f"{year}-{month}-{day}"


@pytest.fixture(scope="module")
def cut(run_evinec, rerun_evinec):
    """Run the study on a clean export up to a cut-off in the middle of enrolment."""
    clean = run_evinec(subjects=40, seed=2014, clean=True)
    return rerun_evinec(clean, dt.date.fromisoformat(CUT_OFF))


def test_a_cut_off_invents_no_question(cut):
    """Of clean data nothing is asked, whatever day they are cut at."""
    assert cut.queries == []


def test_nobody_screened_after_the_cut_off_is_there(cut):
    """DM holds the subjects screened up to the cut-off, and the other datasets hold subjects of DM."""
    screened = {
        f"EVINEC-{cells['site']}-{cells['subject']}"
        for cells in cut.raw("subjects")
        if iso(cells["subj_screened"]) <= CUT_OFF
    }
    assert 0 < len(screened) < len(cut.subjects)
    assert set(cut.frame("DM")["USUBJID"]) == screened
    assert all(set(cut.frame(dataset)["USUBJID"]) <= screened for dataset in BEGINNINGS)


def test_no_screening_failure_is_invented(cut):
    """Who failed screening says the site; who is dosed after the cut-off is assigned and not treated yet."""
    failed = {
        f"EVINEC-{cells['site']}-{cells['subject']}" for cells in cut.raw("subjects") if cells["subj_status"] == "2"
    }
    reasons = set()
    for record in cut.records("DM"):
        first = cut.subjects[record["USUBJID"]].get("first_dose")
        expected = "SCREEN FAILURE" if record["USUBJID"] in failed else "ASSIGNED, NOT TREATED"
        expected = None if first is not None and first <= CUT_OFF else expected
        assert record["ARMNRS"] == expected
        assert record["ACTARM"] == (None if expected else "Everolimus 10 mg daily")
        assert record["ARM"] == (None if expected == "SCREEN FAILURE" else "Everolimus 10 mg daily")
        reasons.add(expected)
    assert reasons == {None, "SCREEN FAILURE", "ASSIGNED, NOT TREATED"}


def test_no_record_begins_after_the_cut_off(cut):
    """A record that begins later is left out, in every dataset."""
    for dataset, name in BEGINNINGS.items():
        dates = cut.frame(dataset)[name].dropna()
        assert len(dates)
        assert not any(after(date, CUT_OFF) for date in dates)


def test_a_questionnaire_that_was_not_due_yet_is_not_not_done(cut):
    """A form not filled in has no date; its visit tells whether it was due."""
    held = {
        (f"EVINEC-{cells['site']}-{cells['subject']}", cells["visit"].upper())
        for cells in cut.raw("visits")
        if iso(cells["visit_date"]) <= CUT_OFF
    }
    due = {
        (f"EVINEC-{cells['site']}-{cells['subject']}", cells["visit"].upper())
        for cells in cut.raw("qlq_c30")
        if cells["ql_done"] == "0"
    }
    frame = cut.frame("QS")
    frame = frame[frame["QSREASND"].notna()]
    found = set(frame[["USUBJID", "VISIT"]].itertuples(index=False, name=None))
    assert found == due & held
    assert 0 < len(found) < len(due)
