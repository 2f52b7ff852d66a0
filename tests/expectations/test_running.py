"""Suites run on datasets: four outcomes, each with what a reader needs, and no data that makes a run fail."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.expectations.small import small

from nec_cdisc.dataset.encoded import Encoded, encode
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.expectations.running import run_suite
from nec_cdisc.expectations.suite import Expectation, Suite, asked
from nec_cdisc.expectations.suites import suites_for
from nec_cdisc.standard.loading import load, load_analysis

STANDARD = load().standard
ANALYSIS = load_analysis()


def outcomes(dataset, *expectations):
    """Return outcome and reason of each expectation."""
    verdicts = run_suite(dataset, Suite("s", dataset.name, expectations))
    return [(verdict.outcome, verdict.reason) for verdict in verdicts]


def test_the_four_outcomes_are_told_apart_and_in_order():
    """Passed, found, skipped and broken stand where their expectations stand in the suite."""
    data = small("AE", AESTDTC=["2024", "x"], AEENDTC=["2024", "2025"])
    dates = "expect_columns_to_hold_iso8601_dates"
    assert outcomes(
        data,
        asked("ISO101", dates, columns=["AEDTC"]),
        asked("ISO101", dates, columns=["AESTDTC"]),
        Expectation("expect_nothing_at_all", {}),
        asked("ISO101", dates, columns=["AEENDTC"]),
    )[:2] == [("skipped", "AE has no AEDTC"), ("found", "")]
    assert [outcome for outcome, _ in outcomes(
        data, Expectation("expect_nothing_at_all", {}), asked("ISO101", dates, columns=["AEENDTC"])
    )] == ["broken", "passed"]  # fmt: skip


def test_records_at_fault_come_with_their_variables():
    """Found records are positions in the dataset, with the variables and a message that shows the value."""
    suite = Suite("s", "AE", [asked("DAY101", "expect_columns_to_hold_study_days", columns=["AESTDY", "AEENDY"])])
    (verdict,) = run_suite(small("AE", AESTDY=[1, 0, 2], AEENDY=[1.5, None, 0]), suite)
    assert [(each.variables, each.records.tolist()) for each in verdict.found] == [
        (("AESTDY",), [1]),
        (("AEENDY",), [0, 2]),
    ]
    assert verdict.found[0].message == "AESTDY {AESTDY} is no study day: whole, and never 0"


def test_records_that_great_expectations_alone_can_name_are_named():
    """A hand-written expectation of another kind names its records, chosen by its condition, and what it says."""
    condition = {"type": "comparison", "column": {"name": "VSTESTCD"}, "operator": "==", "parameter": "TEMP"}
    kwargs = {"column": "VSSTRESN", "max_value": 42, "row_condition": condition}
    fever = Expectation("expect_column_values_to_be_between", kwargs, {"says": "TEMP is below 42 C"})
    data = small("VS", VSTESTCD=["SYSBP", "TEMP", "TEMP"], VSSTRESN=[120, 37, 98.6], OTHER=["a", "b", "c"])
    (verdict,) = run_suite(data, Suite("s", "VS", [fever]))
    (found,) = verdict.found
    assert found.records.tolist() == [2]
    assert found.variables == ("VSSTRESN", "VSTESTCD")
    assert found.message.endswith("not met: TEMP is below 42 C")


def test_an_expectation_of_the_whole_table_names_no_record():
    """A table that is too short is at fault as a whole."""
    rows = Expectation("expect_table_row_count_to_be_between", {"min_value": 5})
    (verdict,) = run_suite(small("AE", A=["x"]), Suite("s", "AE", [rows]))
    assert (verdict.outcome, verdict.found[0].records, verdict.rule.id) == ("found", None, "SUI101")


def test_a_missing_variable_is_found_once():
    """Where a column is absent the expectation of its presence fails, and what is asked of it is skipped."""
    data = small("AE", STUDYID=["S"], DOMAIN=["AE"], USUBJID=["1"], AESEQ=[1], AETERM=["x"])
    (suite,) = suites_for(data, STANDARD)
    found = [(verdict.rule.id, each.variables) for verdict in run_suite(data, suite) for each in verdict.found]
    assert [item for item in found if item[0] == "STR101"] == [("STR101", ("AEDECOD",))]
    assert {rule for rule, _ in found} == {"STR101", "STR102"}


DEFECTS = {
    "STR101": {"LBTEST": None},
    "STR103": {"LBFOO": ["x"]},
    "STR105": {"LBSEQ": ["1", "2"]},
    "STR107": {"LBTESTCD": ["ALT", None]},
    "STR109": {"LBTESTCD": ["ALT", "1AST"]},
    "STR110": {"DOMAIN": ["LB", "AE"]},
    "STR111": {"LBCAT": ["x" * 201, "µ"]},
    "TER101": {"LBSTAT": ["DONE", None]},
    "TER102": {"LBTESTCD": ["ALT", "MINE"]},
    "TER103": {"LBLOBXFL": ["N", "Y"]},
    "ISO101": {"LBDTC": ["2024-13-45", "2024"]},
    "DAY101": {"LBDY": [0, 1]},
    "SEQ101": {"LBSEQ": [0, 1]},
    "KEY101": {"LBSEQ": [1, 1]},
    "KEY102": {"LBTESTCD": ["ALT", "ALT"]},
    "PAR101": {"LBTEST": ["Alanine Aminotransferase", "Alanine Aminotransferase"]},
}
GOOD = {
    "STUDYID": ["S", "S"], "DOMAIN": ["LB", "LB"], "USUBJID": ["1", "1"], "LBSEQ": [1, 2], "LBTESTCD": ["ALT", "AST"],
    "LBTEST": ["Alanine Aminotransferase", "Aspartate Aminotransferase"], "LBCAT": ["CHEMISTRY", "CHEMISTRY"],
    "LBSTAT": [None, None], "LBLOBXFL": ["Y", None], "VISITNUM": [1, 1], "LBDTC": ["2024-01-01", "2024-01-01"],
    "LBDY": [1, 1],
}  # fmt: skip


@pytest.mark.parametrize("rule", DEFECTS)
def test_a_defect_is_found_by_its_rule(rule):
    """Each defect of a good dataset is found by the rule that is meant to find it."""
    held = {name: values for name, values in {**GOOD, **DEFECTS[rule]}.items() if values is not None}
    data = small("LB", **held)
    (suite,) = suites_for(data, STANDARD)
    found = {verdict.rule.id for verdict in run_suite(data, suite) if verdict.outcome == "found"}
    assert rule in found
    assert "broken" not in {verdict.outcome for verdict in run_suite(data, suite)}


def test_a_good_dataset_has_no_finding():
    """A dataset as the standard wants it, but for expected variables, has no finding."""
    data = small("LB", **GOOD)
    (suite,) = suites_for(data, STANDARD)
    assert {verdict.rule.id for verdict in run_suite(data, suite) if verdict.outcome != "passed"} <= {
        "STR102", "STR106", "ISO102",
    }  # fmt: skip


NAMES = st.sampled_from(
    ["STUDYID", "USUBJID", "AESEQ", "AETERM", "AESTDTC", "AESTDY", "AESER", "AETOXGR", "PARAMCD", "PARAM", "ADT", "X"]
)
TEXTS = st.lists(
    st.none() | st.text(max_size=5) | st.sampled_from(["", " ", "Y", "2024", "\x00", "{X}", "nan", "1e999"]), max_size=4
)
NUMBERS = st.lists(st.none() | st.floats(allow_nan=True, allow_infinity=True), max_size=4)


@st.composite
def frames(draw):
    """Draw a dataset with any columns of any type, all of one length."""
    length = draw(st.integers(0, 4))
    columns = {}
    for name in draw(st.lists(NAMES, unique=True, max_size=8)):
        if draw(st.booleans()):
            columns[name] = encode([*draw(TEXTS), *[None] * length][:length])
        else:
            values = [np.nan if value is None else value for value in draw(NUMBERS)]
            columns[name] = np.array([*values, *[np.nan] * length][:length], np.float64)
    if draw(st.booleans()):
        columns["AEOUT"] = Encoded(np.full(length, -1, np.int32), [])
    return Dataset(
        draw(st.sampled_from(["AE", "SUPPAE", "ADAE", "ADLB", "ADSL", "ADZZ", "TS"])), columns, rows=np.arange(length)
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(frames())
def test_no_frame_breaks_a_suite(dataset):
    """Whatever columns, types and values a dataset has, every expectation has an outcome and none of them is broken."""
    for suite in suites_for(dataset, STANDARD, ANALYSIS):
        verdicts = run_suite(dataset, suite)
        assert len(verdicts) == len(suite.expectations)
        broken = [(verdict.expectation.type, verdict.reason) for verdict in verdicts if verdict.outcome == "broken"]
        assert broken == []


def test_great_expectations_is_imported_by_whoever_runs_a_suite_alone():
    """Suites are made, written and read without Great Expectations and without pandas."""
    code = (
        "import sys; from nec_cdisc.expectations.suites import packaged_suites, written_suites; "
        "import nec_cdisc.expectations.running; list(packaged_suites()); "
        "print([name for name in ('great_expectations', 'pandas') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
