"""Mappings of analysis datasets are checked before any data are read."""

from __future__ import annotations

from tests.plan.trial_design.conftest import PROTOCOL, SUMMARY

from nec_cdisc.plan.analysis import lint_analysis, planned_tabulation
from nec_cdisc.standard.loading import load_analysis
from nec_cdisc.study.folder import open_analysis

ADSL = """\
dataset: ADSL
one_record_per: subject
rows: {from: DM}
variables:
  AGE: AGE
  TRTSDT: {take: RFXSTDTC}
"""


def test_a_column_that_sdtm_does_not_have_is_refused(analyse):
    """A misspelt variable is told with its line and the nearest name."""
    built = analyse({"ADSL": ADSL.replace("take: RFXSTDTC", "take: RFXSTDT")})
    assert any("RFXSTDT" in line and "[RFXSTDTC]" in line for line in built.said)


def test_a_dataset_that_the_guide_does_not_know_is_refused(analyse):
    """A dataset that is submitted has a label and keys; nobody can guess them."""
    built = analyse({"ADSL": ADSL, "ADXX": ADSL.replace("ADSL", "ADXX")})
    assert any("ADXX" in line for line in built.said)


def test_an_analysis_dataset_is_made_of_another_one(analyse):
    """Records come from ADSL, which is finished first; nothing is wrong with that."""
    more = (
        "dataset: OLDER\none_record_per: subject\nintermediate: true\n"
        "rows: {from: ADSL, keep: AGE > 60}\nvariables:\n  AGE: AGE\n"
    )
    built = analyse({"ADSL": ADSL, "OLDER": more})
    assert [line for line in built.said if "OLDER" in line] == []
    assert built.run_all_the_same().rows("ADSL", "AGE") == [61.0, 47.0, 70.0]


def test_what_sdtm_will_hold_is_known_from_its_plan(build, analyse):
    """Analysis is checked against the plan of SDTM: names, numbers and dates, without a file of it."""
    planned = {item.name: item for item in planned_tabulation(build().plan)}
    assert planned["DM"].file == "dm.xpt"
    kinds = planned["DM"].kinds
    assert (kinds["AGE"], kinds["RFSTDTC"], kinds.get("SEX")) == ("number", "iso8601", None)
    assert {"USUBJID", "SUBJID", "SEX"} <= set(planned["DM"].columns)
    folder = analyse({"ADSL": ADSL}).folder.parent
    linted = lint_analysis(open_analysis(folder), load_analysis(), list(planned.values()), "sdtm")
    assert linted.plan is not None
    assert [item.message for item in linted.problems if "RFXSTDTC" in item.message] == []


def test_trial_design_can_be_read_before_it_is_there(build):
    """TS of the protocol block is planned with its variables, a permissible one where a record has it."""
    built = build(study=PROTOCOL + SUMMARY)
    (ts,) = (item for item in planned_tabulation(built.linted.plan) if item.name == "TS")
    assert {"STUDYID", "TSPARMCD", "TSVAL", "TSVALNF"} <= set(ts.columns)
    assert "TSGRPID" not in ts.columns
