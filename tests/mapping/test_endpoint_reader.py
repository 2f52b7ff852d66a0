"""Time-to-event parameters as they are read: what one takes over from another, and what cannot be read."""

from __future__ import annotations

from tests.adam.analysed import checked
from tests.adam.small import endpoints, small

from nec_cdisc.mapping.condition.tree import to_text

OS = """\
OS:
  label: Overall Survival (days)
  start: TRTSDT
  event:
    - {from: ADSL, keep: DTHDT is filled, date: DTHDT, describe: DEATH}
  censor:
    - {from: ADSL, date: TRTSDT, code: 2, own_code: true, describe: NOBODY, describe_date: FIRST DOSE}
"""


def read(tmp_path, text):
    """Return what was read of some parameters, and code, line and message of each problem that is no note."""
    linted = checked(small(tmp_path, {"adam/adtte.yaml": endpoints(text)}), tmp_path / "sdtm")
    problems = [(item.code, item.message) for item in linted.problems if item.severity != "note"]
    mapping = linted.plan.study.datasets.get("ADTTE") if linted.plan is not None else None
    found = {item.name: item for block in mapping.blocks for item in block.endpoints} if mapping else {}
    return found, problems


def test_a_parameter_is_read_with_its_sources_in_order(tmp_path):
    """Events have code 0, a censoring its own; descriptions and conditions are those of the lines."""
    found, problems = read(tmp_path, OS)
    assert problems == []
    event, censor = found["OS"].sources
    assert (event.table, event.date, event.code, event.describe, event.keep is not None) == (
        "ADSL",
        "DTHDT",
        0,
        "DEATH",
        True,
    )
    assert (censor.code, censor.own_code, censor.describe_date, censor.keep) == (2, True, "FIRST DOSE", None)


def test_like_takes_over_what_is_not_said(tmp_path):
    """A parameter like another one has its start and sources, and its own label and end."""
    more = (
        "OSX:\n  like: OS\n  label: Another (days)\n  end:\n    - {from: ADSL, date: DTHDT, code: 3, describe: END}\n"
    )
    found, problems = read(tmp_path, OS + more)
    assert problems == []
    assert (found["OSX"].label, found["OSX"].start) == ("Another (days)", "TRTSDT")
    assert [item.describe for item in found["OSX"].sources] == ["DEATH", "NOBODY", "END"]
    assert found["OS"].ends == ()


def test_what_is_missing_is_named(tmp_path):
    """A parameter without start, events or censorings is told each of them, in its own words."""
    _, problems = read(tmp_path, OS + "PFS:\n  label: Progression-Free Survival (days)\n")
    assert sorted(problems) == [("MAP103", f"'{key}' is missing in PFS") for key in ("censor", "event", "start")]


def test_a_parameter_that_is_not_there_cannot_be_taken_over(tmp_path):
    """The misspelt name is told, and the parameter is not made."""
    found, problems = read(tmp_path, OS + "PFS:\n  like: OSS\n  label: x\n")
    assert [code for code, _ in problems] == ["MAP103"]
    assert "'OSS' cannot be taken over: the block has no such parameter" in problems[0][1]
    assert "PFS" not in found


def test_parameters_like_each_other_are_a_circle(tmp_path):
    """Neither is read, and both are told."""
    _, problems = read(tmp_path, OS + "A:\n  like: B\n  label: x\nB:\n  like: A\n  label: y\n")
    assert [code for code, _ in problems] == ["MAP103"] * 2
    assert all("these parameters are like each other" in message for _, message in problems)


GAP = "    - {from: RS, date: RSDTC, code: 4, describe: MISSED, missed: {assessments: 2, interval: 56}"


def test_missed_assessments_are_read_with_their_days(tmp_path):
    """Without a tolerance none is meant."""
    found, problems = read(tmp_path, OS + "  end:\n" + GAP + "}\n")
    assert problems == []
    (end,) = found["OS"].ends
    assert (end.missed.assessments, end.missed.interval, end.missed.tolerance) == (2, 56, 0)


def test_a_day_on_which_nobody_was_seen_cannot_censor(tmp_path):
    """Follow-up that ends with missed assessments is censored at the last one before, and nothing else is accepted."""
    _, problems = read(tmp_path, OS + "  end:\n" + GAP + ", censors: true}\n")
    assert [code for code, _ in problems] == ["MAP101"]
    assert "nobody was seen" in problems[0][1]


def test_days_and_numbers_of_missed_assessments_are_from_one(tmp_path):
    """No assessment, or none due at any time, is no rule."""
    _, problems = read(tmp_path, OS + "  end:\n" + GAP.replace("2, interval: 56", "0, interval: 0") + "}\n")
    assert [code for code, _ in problems] == ["MAP101", "MAP101"]


SITE = """\
A:
  label: Time of A (days)
  start: TRTSDT
  event:
    - {from: ADSL, keep: "SITEID is A and SUBJID is one of (A, B)", date: DTHDT, describe: WORSE}
  censor:
    - {from: ADSL, keep: "not (SITEID is not A or SITEID is blank)", date: DTHDT, describe: SAME}
"""


def conditions(endpoint):
    """Return the conditions of the sources of a parameter as they are written."""
    return [to_text(item.keep) for item in endpoint.sources]


def test_texts_of_conditions_that_are_taken_over_are_replaced(tmp_path):
    """What is taken over asks for the other text, step by step; columns and conditions of one's own stay."""
    more = (
        "B: {like: A, replace: {A: B}, label: Time of B (days)}\n"
        "C:\n  like: B\n  replace: {B: C}\n  label: Time of C (days)\n  censor:\n"
        "    - {from: ADSL, keep: SITEID is B, date: DTHDT, describe: OWN}\n"
    )
    found, problems = read(tmp_path, SITE + more)
    assert problems == []
    assert conditions(found["A"])[0] == "SITEID is A and SUBJID is one of (A, B)"
    same = "not (SITEID is not {0} or SITEID is blank)"
    assert conditions(found["B"]) == ["SITEID is B and SUBJID is one of (B, B)", same.format("B")]
    assert conditions(found["C"]) == ["SITEID is C and SUBJID is one of (C, C)", "SITEID is B"]


def test_a_text_that_is_not_there_cannot_be_replaced(tmp_path):
    """A misspelt text would silently change nothing; so would one without anything taken over."""
    _, problems = read(tmp_path, SITE + "B: {like: A, replace: {a: B}, label: Time of B (days)}\n")
    assert problems == [("MAP101", "'a' stands in no condition that B takes over")]
    _, problems = read(tmp_path, OS + "  replace: {A: B}\n")
    assert problems == [("MAP101", "'A' stands in no condition that OS takes over")]
