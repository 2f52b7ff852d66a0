"""Expectations of single values, each asked by Great Expectations alone, met and not met."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.expectations.gx.asking import ask, faulty

import nec_cdisc.expectations.gx as cdisc

FRAME = pd.DataFrame(
    {
        "DTC": ["2024", "2024-13-45", None, ""],
        "DUR": ["P1D", "1 day", None, ""],
        "DY": [1.0, 0.0, None, 1.5],
        "SEQ": [1.0, 0.0, None, 2.5],
        "TESTCD": pd.Categorical(["ALT", "1ALT", None, ""]),
        "TEXT": ["x", "x" * 201, None, "µ"],
        "REQ": ["x", "", None, " "],
    },
    index=["a", "b", "c", "d"],
)


@pytest.mark.parametrize(
    ("expectation", "expected"),
    [
        (cdisc.ExpectColumnsToHoldIso8601Dates(columns=["DTC"]), ["b"]),
        (cdisc.ExpectColumnsToHoldIso8601Durations(columns=["DUR"]), ["b"]),
        (cdisc.ExpectColumnsToHoldStudyDays(columns=["DY"]), ["b", "d"]),
        (cdisc.ExpectColumnsToHoldPositiveWholeNumbers(columns=["SEQ"]), ["b", "d"]),
        (cdisc.ExpectColumnsToHoldTestCodes(columns=["TESTCD"]), ["b"]),
        (cdisc.ExpectColumnsToFitLengths(lengths={"TEXT": 200}), ["b"]),
        (cdisc.ExpectColumnsToFitTransport(), ["b", "d"]),
        (cdisc.ExpectColumnsToFitTransport(columns=["DTC"]), []),
        (cdisc.ExpectColumnsToBeFilled(columns=["REQ"]), ["b", "c", "d"]),
    ],
    ids=lambda each: getattr(each, "expectation_type", ""),
)
def test_records_at_fault_are_named_and_blanks_are_no_value(expectation, expected):
    """Great Expectations names the records at fault by their index; empty texts and missing ones count as blank."""
    assert sorted(faulty(expectation, FRAME)) == expected


@pytest.mark.parametrize("kind", ["Dates", "Durations"])
def test_good_values_meet_the_expectation(kind):
    """A column without a fault is met, in the shortest form of result too."""
    expectation = getattr(cdisc, f"ExpectColumnsToHoldIso8601{kind}")(columns=["GOOD"])
    good = pd.DataFrame({"GOOD": ["2024-01-01/2024-02-01", None]})
    assert ask(expectation, good, "BOOLEAN_ONLY").success
    assert faulty(expectation, good) == []
