"""Expectations fitted to a dataset: what is absent is skipped with the reason, never passed."""

from __future__ import annotations

import pytest
from tests.expectations.small import small

from nec_cdisc.expectations.narrowing import columns_of, narrowed
from nec_cdisc.expectations.suite import Expectation

DATA = small("AE", AESTDTC=["2024"], AESTDY=[1], AESER=["Y"])


def fitted(kind: str, dataset=DATA, **kwargs):
    """Return the arguments that are left, or the reason."""
    found = narrowed(Expectation(kind, kwargs), dataset)
    return found if isinstance(found, str) else dict(found.kwargs)


def test_columns_that_are_there_are_asked():
    """Of several columns those that are there remain."""
    kind = "expect_columns_to_hold_iso8601_dates"
    assert fitted(kind, columns=["AESTDTC", "AEENDTC"]) == {"columns": ["AESTDTC"]}
    assert fitted(kind, columns=["AEENDTC"]) == "AE has no AEENDTC"


def test_a_column_of_the_wrong_type_is_left_to_the_rule_of_types():
    """A date held as a number is not asked whether it is ISO 8601; the reason says so."""
    assert fitted("expect_columns_to_hold_iso8601_dates", columns=["AESTDY"]) == "AESTDY of AE holds numbers"
    assert fitted("expect_columns_to_hold_study_days", columns=["AESTDTC"]) == "AESTDTC of AE holds texts"


def test_terms_of_absent_columns_are_left_out():
    """Arguments by column keep what concerns the columns that are there."""
    kind = "expect_columns_to_hold_terms"
    asked = {"codelists": {"AESER": ["C66742"], "AEOUT": ["C66768"]}, "terms": {"AEOUT": ["X"]}}
    assert fitted(kind, **asked) == {"codelists": {"AESER": ["C66742"]}, "terms": {}}


def test_all_keys_are_needed():
    """Keys that are not there leave nothing to tell records apart by; further ones may be absent."""
    kind = "expect_records_to_be_unique_by_keys"
    assert fitted(kind, keys=["USUBJID", "AESER"]) == "AE has no USUBJID"
    assert fitted(kind, keys=["AESER"], keys_if_there=["X"]) == {"keys": ["AESER"], "keys_if_there": ["X"]}
    assert fitted("expect_column_pair_to_be_one_to_one", column_A="AESER", column_B="X") == "AE has no X"


def test_what_is_said_of_all_columns_is_kept_to_those_there():
    """Types, order and names of columns that are not there are not asked."""
    assert fitted("expect_columns_to_have_types", types={"AESER": "Char", "AEOUT": "Char"}) == {
        "types": {"AESER": "Char"}
    }
    assert fitted("expect_columns_to_be_known", columns=["AEOUT", "AESER"]) == {"columns": ["AESER"]}


def test_labels_need_a_file_that_has_them():
    """Where nothing is known of labels they are not asked."""
    assert fitted("expect_columns_to_have_labels", labels={"AESER": "x"}) == "the file says nothing of labels"


def test_records_that_are_not_there_are_no_pass():
    """A dataset without records is asked about its columns, not about values."""
    empty = small("AE", AESER=[])
    assert fitted("expect_columns_to_be_filled", empty, columns=["AESER"]) == "AE has no record"
    assert fitted("expect_columns_to_be_known", empty, columns=["AESER"]) == {"columns": ["AESER"]}
    assert fitted("expect_column_values_to_not_be_null", empty, column="AESER") == "AE has no record"


def test_expectations_of_others_need_their_columns():
    """Columns that an expectation of Great Expectations names, in its condition too, must be there."""
    kind = "expect_column_values_to_be_between"
    assert fitted(kind, column="AESEQ", min_value=1) == "AE has no AESEQ"
    assert fitted(kind, column="AESTDY", row_condition='AETERM == "AEX"') == "AE has no AETERM"
    assert fitted(kind, column="AESER", min_value=1) == "AESER of AE holds texts"
    assert fitted("expect_column_value_lengths_to_be_between", column="AESTDY") == "AESTDY of AE holds numbers"
    assert fitted("expect_column_value_lengths_to_be_between", column="AESER") == {"column": "AESER"}
    assert fitted("expect_table_row_count_to_be_between", min_value=1) == {"min_value": 1}


@pytest.mark.parametrize(
    ("kwargs", "columns"),
    [
        ({"column": "A", "row_condition": 'B == "C" and D > 1'}, ("A", "B", "D")),
        ({"column_A": "A", "column_B": "B"}, ("A", "B")),
        ({"column_list": ["A", "B"]}, ("A", "B")),
        ({"column": "A", "row_condition": {"type": "comparison", "column": {"name": "B"}}}, ("A", "B")),
        ({"min_value": 1}, ()),
    ],
)  # fmt: skip
def test_the_columns_of_an_expectation_are_those_it_names(kwargs, columns):
    """Columns stand in arguments and in conditions; what is quoted is a value."""
    assert columns_of(Expectation("any", kwargs)) == columns
