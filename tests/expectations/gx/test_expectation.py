"""What all expectations of this package have in common, as Great Expectations sees it."""

from __future__ import annotations

import json

import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd
import pytest
from great_expectations.core import ExpectationSuiteValidationResult
from great_expectations.expectations.row_conditions import Column
from great_expectations.render.renderer import ValidationResultsPageRenderer
from tests.expectations.gx.asking import ask, faulty

import nec_cdisc.expectations.gx as cdisc

DATES = cdisc.ExpectColumnsToHoldIso8601Dates(columns=["A", "B"])
FRAME = pd.DataFrame({"A": ["x", "2024", "y"], "B": ["2024", "z", "z"], "C": ["1", "2", "1"]})


def test_a_result_shows_values_counts_and_columns():
    """The result counts records once, shows values, and says which columns are concerned."""
    result = ask(DATES, FRAME, "SUMMARY").result
    assert result["unexpected_count"] == 3
    assert result["partial_unexpected_list"] == ["x", "y", "z", "z"]
    assert [each["variables"] for each in result["details"]["faults"]] == [["A"], ["B"]]
    assert "unexpected_index_list" not in result
    assert ask(DATES, FRAME, "BOOLEAN_ONLY").result == {}


def test_a_condition_chooses_records():
    """With a condition only the records that fulfil it are asked, and they keep their index."""
    chosen = cdisc.ExpectColumnsToHoldIso8601Dates(columns=["A"], row_condition=Column("C") == "1")
    assert faulty(chosen, FRAME) == [0, 2]
    other = cdisc.ExpectColumnsToHoldIso8601Dates(columns=["A"], row_condition=Column("C") == "2")
    assert faulty(other, FRAME) == []


def test_a_column_that_is_not_there_is_an_exception():
    """An absent column raises inside Great Expectations, and the expectation is not met."""
    result = ask(cdisc.ExpectColumnsToHoldStudyDays(columns=["NOPE"]), FRAME)
    assert not result.success
    assert "NOPE" in str(result.exception_info)


def test_a_suite_mixes_our_expectations_with_others_and_survives_json():
    """A suite with expectations of both kinds is written, loaded and asked like any other."""
    suite = gx.ExpectationSuite(
        "mixed", expectations=[DATES, gxe.ExpectColumnValuesToBeInSet(column="C", value_set=["1"])]
    )
    held = suite.to_json_dict()
    again = gx.ExpectationSuite(**held)
    assert again.to_json_dict()["expectations"] == held["expectations"]
    assert [each.success for each in ask(again, FRAME).results] == [False, False]


@pytest.mark.parametrize("name", cdisc.__all__)
def test_an_argument_that_is_unknown_or_missing_is_refused(name):
    """A misspelled argument is an error at once, as for every expectation."""
    with pytest.raises(Exception, match="extra fields not permitted"):
        getattr(cdisc, name)(colums=["A"])


def test_a_page_of_great_expectations_shows_the_result(caplog):
    """The validation page that Great Expectations makes tells how many records are at fault, and logs no error."""
    result = ExpectationSuiteValidationResult(
        success=False, results=[ask(DATES, FRAME, "SUMMARY")], suite_name="ae", meta={"run_id": None}
    )
    page = json.dumps(ValidationResultsPageRenderer().render(result).to_json_dict())
    assert "100%" in page
    assert "total rows" in page
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []
