"""Records of time to event: who has one, whom a query tells of, and what each record says of its source."""

from __future__ import annotations

from tests.adam.analysed import analysed
from tests.adam.small import DIED, endpoints, response, small

from nec_cdisc.run.cut import Cut

OS = """\
OS:
  label: Overall Survival (days)
  start: TRTSDT
  event:
    - {from: ADSL, keep: DTHDT is filled, date: DTHDT, describe: DEATH}
  censor:
    - {from: RS, date: RSDTC, describe: ALIVE, describe_date: LAST SEEN}
"""
START = "    - {from: ADSL, date: TRTSDT, code: 2, describe: NOBODY, describe_date: FIRST DOSE}\n"


def times(tmp_path, text, *, died=DIED, cut=None, responses=()):
    """Run a study with these parameters; return the records and the queries."""
    folder = small(tmp_path, {"adam/adtte.yaml": endpoints(text)}, died=died, responses=responses)
    ran = analysed(folder, folder / "sdtm", *([] if cut is None else [cut]))
    queries = [(item.code, item.target, item.cells.rows) for item in ran.queries]
    return ran.records("ADTTE"), queries


def of(records, *names):
    """Return these variables of each record."""
    return [tuple(record[name] for name in names) for record in records]


def test_a_subject_without_a_start_takes_no_part(tmp_path):
    """Who was not dosed has no record and is no query; the others have one each."""
    records, queries = times(tmp_path, OS + START)
    assert of(records, "USUBJID", "ADT", "CNSR", "EVNTDESC", "CNSDTDSC") == [
        ("TEST-1", "2021-06-01", "0", "DEATH", ""),
        ("TEST-2", "2021-02-01", "2", "NOBODY", "FIRST DOSE"),
    ]
    assert queries == []


def test_a_record_names_the_variable_and_number_of_its_source(tmp_path):
    """A dataset of SDTM numbers by --SEQ; one record per subject has no number."""
    seen = [response("TEST-2", 7, "SD", "2021-04-01"), response("TEST-2", 8, "SD", "2021-03-01")]
    records, _ = times(tmp_path, OS + START, responses=seen)
    assert of(records, "SRCDOM", "SRCVAR", "SRCSEQ") == [("ADSL", "DTHDT", ""), ("RS", "RSDTC", "7")]


def test_nobody_disappears_without_a_query(tmp_path):
    """A subject with a start and neither event nor censoring has no record, and is asked about (ANL108)."""
    records, queries = times(tmp_path, OS)
    assert of(records, "USUBJID") == [("TEST-1",)]
    assert queries == [("ANL108", "ADTTE.OS", (2,))]


def test_an_event_without_a_date_is_a_query(tmp_path):
    """The subject is censored and asked about (ANL109); who has the event in full is not."""
    text = OS.replace("ADSL, keep: DTHDT is filled, date: DTHDT", "RS, keep: RSSTRESC is PD, date: RSDTC") + START
    undated = [response("TEST-1", 1, "PD", "2021-03"), response("TEST-2", 1, "PD", "2021-04-01")]
    records, queries = times(tmp_path, text, responses=undated)
    assert of(records, "USUBJID", "CNSR") == [("TEST-1", "2"), ("TEST-2", "0")]
    assert queries == [("ANL109", "ADTTE.OS", (1,))]


def test_a_time_that_ended_before_it_began_is_a_query(tmp_path):
    """The time has one day and the subject is asked about (ANL116); a death on the day of the first dose is none."""
    records, queries = times(tmp_path, OS + START, died=("2020-12-31", "2021-02-01", ""))
    assert of(records, "USUBJID", "ADT", "CNSR") == [("TEST-1", "2021-01-01", "0"), ("TEST-2", "2021-02-01", "0")]
    assert queries == [("ANL116", "ADTTE.OS", (1,))]


def test_parameters_follow_each_other_with_their_labels(tmp_path):
    """Each parameter has its own records, which carry its name and label."""
    text = OS + START
    records, _ = times(tmp_path, text + "OSM:\n  like: OS\n  label: Overall Survival (months)\n")
    assert sorted(of(records, "PARAMCD", "PARAM", "USUBJID")) == [
        ("OS", "Overall Survival (days)", "TEST-1"),
        ("OS", "Overall Survival (days)", "TEST-2"),
        ("OSM", "Overall Survival (months)", "TEST-1"),
        ("OSM", "Overall Survival (months)", "TEST-2"),
    ]


def test_partitions_give_the_same_records(tmp_path):
    """Worked out subject by subject or all at once, the times are the same."""
    text = OS + START
    assert times(tmp_path / "a", text) == times(tmp_path / "b", text, cut=Cut(3))
