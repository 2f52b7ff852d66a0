"""Trial design and subject elements of the study, against the truth and against each other."""

from __future__ import annotations

import datetime as dt
import re
from itertools import groupby

import pytest

#: What the study must say to be looked at at all (rejection check 1734), and what the registry says.
SAID = {
    "SSTDTC": r"20\d\d-\d\d-\d\d",
    "REGID": "NCT02113800",
    "SPONSOR": "AIO-Studien-gGmbH",
    "PLANSUB": "40",
    "NARMS": "1",
    "TPHASE": "PHASE II TRIAL",
    "INTMODEL": "SINGLE GROUP",
    "TBLIND": "OPEN LABEL",
    "RANDOM": "N",
}


def _elements(true):
    """Return the elements of a subject from the truth alone: code, order, epoch, start, end."""
    if not true["treated"]:
        return [("SCRN", 1, "SCREENING", true["consent"])]
    after = dt.date.fromisoformat(true["last_dose"]) + dt.timedelta(days=1)
    last = max(true["end_of_study"], true["last_alive"])
    starts = [("SCRN", 1, "SCREENING", true["consent"]), ("EVE", 2, "TREATMENT", true["first_dose"])]
    return starts + ([("FUP", 3, "FOLLOW-UP", after.isoformat())] if after.isoformat() <= last else [])


def test_subject_elements_are_those_of_the_truth(evinec):
    """Consent, first dose and the day after the last one begin the elements; each ends where the next one begins."""
    records = sorted(evinec.records("SE"), key=lambda item: (item["USUBJID"], item["SESEQ"]))
    held = {subject: list(several) for subject, several in groupby(records, key=lambda item: item["USUBJID"])}
    assert held.keys() == evinec.subjects.keys()
    for subject, several in held.items():
        true = evinec.subjects[subject]
        told = [(item["ETCD"], item["TAETORD"], item["EPOCH"], item["SESTDTC"]) for item in several]
        assert told == _elements(true)
        ends = [item["SEENDTC"] for item in several]
        assert ends[:-1] == [item["SESTDTC"] for item in several[1:]]
        assert not true["treated"] or ends[-1] == max(true["end_of_study"], true["last_alive"])


def test_epoch_and_element_agree(evinec):
    """A record that lies in an epoch lies between the start and the end of the subject's element of that epoch."""
    spans = {(item["USUBJID"], item["EPOCH"]): (item["SESTDTC"], item["SEENDTC"]) for item in evinec.records("SE")}
    for record in evinec.records("VS"):
        if record["EPOCH"] is not None and record["EPOCH"] != "SCREENING":
            start, end = spans[record["USUBJID"], record["EPOCH"]]
            assert start <= record["VSDTC"]
            assert end is None or record["EPOCH"] == "FOLLOW-UP" or record["VSDTC"] <= end


def test_no_element_is_asked_about_where_nothing_is_wrong(clean_evinec):
    """Gaps, overlaps and wrong ends are told of dirty data alone."""
    told = {"ROW118", "TRD121", "TRD122", "VAL151", "VAL152", "VAL153"}
    assert not told & {item.code for item in clean_evinec.outcome.problems}


@pytest.mark.parametrize("parameter", SAID)
def test_the_trial_summary_says_what_the_registry_says(demo, parameter):
    """Facts stand in TS; the start of the study is a whole date."""
    values = [item["TSVAL"] for item in demo.records("TS") if item["TSPARMCD"] == parameter]
    assert len(values) == 1
    assert re.fullmatch(SAID[parameter], values[0])


def test_start_end_and_number_of_subjects_are_those_of_dm(demo):
    """What the data say is not typed."""
    found = {item["TSPARMCD"]: item["TSVAL"] for item in demo.records("TS")}
    enrolled = [item for item in demo.records("DM") if item["ARMCD"] is not None]
    assert found["ACTSUB"] == str(len(enrolled))
    assert found["SSTDTC"] == min(item["RFICDTC"] for item in enrolled)
    assert found["SENDTC"] == max(item["RFPENDTC"] for item in demo.records("DM"))


def test_a_value_or_a_null_flavour_and_codes_with_their_terminology(demo):
    """CG0259, CG0260, CG0265, CG0266, CG0268: re-checked in few lines over the finished dataset."""
    records = demo.records("TS")
    assert all((item["TSVAL"] is None) != (item["TSVALNF"] is None) for item in records)
    assert all(item["TSVCDREF"] for item in records if item["TSVALCD"] or item["TSVCDVER"])
    assert len({(item["TSPARMCD"], item["TSSEQ"]) for item in records}) == len(records)
    pairs = {(item["TSVAL"], item["TSVALCD"]) for item in records if item["TSVALCD"]}
    assert len({value for value, _ in pairs}) == len({code for _, code in pairs}) == len(pairs)


def test_arms_elements_and_epochs_of_all_datasets_are_the_same(demo):
    """TA, TE, SE and DM name the same elements and arms (CG0248, CG0293)."""
    elements = {item["ETCD"]: item["ELEMENT"] for item in demo.records("TE")}
    assert {item["ETCD"]: item["ELEMENT"] for item in demo.records("TA")} == elements
    assert {item["ETCD"] for item in demo.records("SE")} <= set(elements)
    arms = {(item["ARMCD"], item["ARM"]) for item in demo.records("TA")}
    assert {(item["ARMCD"], item["ARM"]) for item in demo.records("DM") if item["ARMCD"]} <= arms


def test_every_planned_visit_of_the_data_is_in_tv(demo):
    """VISIT and VISITNUM of a planned visit are those of TV (CG0031, CG0033)."""
    planned = {(item["VISIT"], item["VISITNUM"]) for item in demo.records("TV")}
    for dataset in ("LB", "QS", "VS"):
        found = {(item["VISIT"], item["VISITNUM"]) for item in demo.records(dataset) if item["VISIT"] != "UNSCHEDULED"}
        assert found - {(None, None)} <= planned


def test_texts_of_criteria_fit_and_are_numbered(demo):
    """Ten inclusion and eight exclusion criteria, as the form has them."""
    codes = [item["IETESTCD"] for item in demo.records("TI")]
    assert codes == [*(f"EXCL{number:02}" for number in range(1, 9)), *(f"INCL{number:02}" for number in range(1, 11))]
    assert max(len(item["IETEST"]) for item in demo.records("TI")) <= 200
