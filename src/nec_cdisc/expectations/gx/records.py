"""Expectations of records among one another: pairs one to one, keys that tell records apart."""

from __future__ import annotations

from typing import ClassVar

from nec_cdisc.expectations.gx.expectation import FaultsMetric, RecordExpectation


class PairsNotOneToOne(FaultsMetric):
    """Finds values that stand with several of the other column."""

    metric_name = "table.pairs_not_one_to_one"
    value_keys = (
        "column_A",
        "column_B",
    )
    expectation = "expect_column_pair_to_be_one_to_one"


class ExpectColumnPairToBeOneToOne(RecordExpectation):
    """Expect each value of a column to stand with one value of the other, and the reverse; blanks are not asked.

    Args:
        column_A: the one column.
        column_B: the other one.
    """

    column_A: str  # noqa: N815 - as Great Expectations calls them
    column_B: str  # noqa: N815 - as above

    metric_dependencies: ClassVar[tuple[str, ...]] = ("table.pairs_not_one_to_one",)
    success_keys: ClassVar[tuple[str, ...]] = (
        "column_A",
        "column_B",
    )
    args_keys: ClassVar[tuple[str, ...]] = (
        "column_A",
        "column_B",
    )


class RepeatedKeys(FaultsMetric):
    """Finds records that are like one before in all keys."""

    metric_name = "table.repeated_keys"
    value_keys = (
        "keys",
        "keys_if_there",
    )
    expectation = "expect_records_to_be_unique_by_keys"


class ExpectRecordsToBeUniqueByKeys(RecordExpectation):
    """Expect records to be told apart by their keys; blanks are values here.

    Args:
        keys: columns, all of which must be there.
        keys_if_there: further keys, as far as they are there.
    """

    keys: list[str]
    keys_if_there: list[str] | None = None

    metric_dependencies: ClassVar[tuple[str, ...]] = ("table.repeated_keys",)
    success_keys: ClassVar[tuple[str, ...]] = (
        "keys",
        "keys_if_there",
    )
    args_keys: ClassVar[tuple[str, ...]] = (
        "keys",
        "keys_if_there",
    )
