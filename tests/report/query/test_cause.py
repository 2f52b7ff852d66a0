"""The rule behind a problem, found again by its line."""

from __future__ import annotations

import pytest

from nec_cdisc.problem import Place, Problem
from nec_cdisc.report.query.cause import Causes

MH = """\
dataset: MH
one_record_per: entry
rows:
  from: mh
  look_up:
    when: {table: visits, match: {code: visit}, keep: done is 1, expect: exactly one}
    who: {table: visits, match: {code: visit}}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: term
  MHSTDTC: {date: start, blank_when: ongoing is ticked}
  MHENDTC: {date: stop}
  MHDTC: {date: when.on}
  MHSTAT: {take: AE.AETERM}
edit_checks:
  - {when: MHENDTC is before MHSTDTC and raw.ongoing is filled and DM.RFSTDTC is filled, say: It ends too early}
  - {when: ongoing is NK, say: Is it ongoing?}
not_submitted: {mh: {no: number}, visits: {who: name}}
"""
AE = "dataset: AE\none_record_per: event\nrows: {from: mh}\nvariables:\n  AETERM: term\n"


@pytest.fixture
def causes(build) -> Causes:
    """Give the causes of a study with each kind of rule."""
    files = {
        "mappings/sdtm/mh.yaml": MH,
        "mappings/sdtm/ae.yaml": AE,
        "raw/mh.csv": "site,subj,no,visit,term,start,stop,ongoing\n",
        "raw/visits.csv": "code,on,done,who\n",
    }
    forms = "mh: {file: mh.csv, key: [site, subj, no]}\nvisits: {file: visits.csv, key: code}\n"
    return Causes(build(files, forms=forms).plan)


def at(code: str, line: int, column: int = 3, target: str | None = None, **more) -> Problem:
    """Return a problem of a line of the mapping."""
    return Problem(code, "x", Place("mappings/sdtm/mh.yaml", line, column), target=target, **more)


CHECK = at("ROW108", 16, 12, "MH")


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (CHECK, "It ends too early"),
        (at("ROW108", 17, 12, "MH"), "Is it ongoing?"),
        (at("ROW107", 11, 3, "MH.MHSTDTC"), "ongoing is ticked"),
        (at("ROW103", 6, 5), "visits where done is 1"),
        (at("ROW104", 7, 5), "visits"),
        (at("ROW109", 14, 3, "MH.MHSTAT"), "AE"),
        (at("VAL112", 12, 3, "MH.MHENDTC"), ""),
    ],
)
def test_a_rule_is_told_in_the_words_of_the_mapping(causes, problem, said):
    """They are the same for each variable and dataset that met the rule."""
    assert causes.of(problem) == said


@pytest.mark.parametrize("code", ["ROW103", "ROW104", "ROW107", "ROW108", "ROW109"])
def test_a_problem_of_no_known_line_has_no_cause(causes, code):
    """A line that is not in the plan, or none at all, gives no words and no error."""
    assert causes.of(Problem(code, "x")) == causes.of(at(code, 99, 9, "XX.YY")) == ""


def test_a_look_up_is_found_by_its_line(causes):
    """Its columns tell what the records have in common."""
    assert causes.look_up(at("ROW104", 7, 5)).alias == "who"
    assert causes.look_up(at("ROW104", 8, 5)) is None
    assert causes.look_up(Problem("ROW104", "x")) is None


def test_an_edit_check_concerns_the_variables_that_it_asks_about(causes):
    """Raw columns are none; a check of raw columns alone concerns the dataset."""
    assert causes.variables(CHECK) == ("MH.MHENDTC", "MH.MHSTDTC", "DM.RFSTDTC")
    assert causes.variables(at("ROW108", 17, 12, "MH")) == ("MH",)


def test_other_problems_concern_their_variables(causes):
    """The one that met the fault, and all others that the same cell feeds."""
    assert causes.variables(at("VAL112", 12, 3, "MH.MHENDTC", also=("CM.CMENDTC",))) == ("MH.MHENDTC", "CM.CMENDTC")
    assert causes.variables(Problem("RUN104", "x")) == ()


def test_an_edit_check_compares_raw_columns_of_the_form(causes):
    """Variables lead to the columns that they take their value from, conditions that blank them do not."""
    assert causes.fields(CHECK, "mh") == ("stop", "start", "ongoing")
    assert causes.fields(CHECK, "visits") == ()
    assert causes.fields(at("ROW107", 11, 3, "MH.MHSTDTC"), "mh") == ()
