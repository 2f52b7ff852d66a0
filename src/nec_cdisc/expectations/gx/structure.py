"""Expectations of the columns of a table: which, in which order, of which types and labels."""

from __future__ import annotations

from typing import ClassVar

from nec_cdisc.expectations.gx.expectation import FaultsMetric, RecordExpectation


class UnknownColumns(FaultsMetric):
    """Finds columns that are not named."""

    metric_name = "table.unknown_columns"
    value_keys = ("columns",)
    expectation = "expect_columns_to_be_known"


class ExpectColumnsToBeKnown(RecordExpectation):
    """Expect a table to have no other columns than these; it need not have all.

    Args:
        columns: the names that columns may have.
    """

    columns: list[str]

    metric_dependencies: ClassVar[tuple[str, ...]] = ("table.unknown_columns",)
    success_keys: ClassVar[tuple[str, ...]] = ("columns",)
    args_keys: ClassVar[tuple[str, ...]] = ("columns",)


class ColumnsOutOfOrder(FaultsMetric):
    """Finds columns that stand before one they should follow."""

    metric_name = "table.columns_out_of_order"
    value_keys = ("columns",)
    expectation = "expect_columns_to_stand_in_order"


class ExpectColumnsToStandInOrder(RecordExpectation):
    """Expect columns to stand in this order, as far as they are there; others may stand anywhere.

    Args:
        columns: the names in their order.
    """

    columns: list[str]

    metric_dependencies: ClassVar[tuple[str, ...]] = ("table.columns_out_of_order",)
    success_keys: ClassVar[tuple[str, ...]] = ("columns",)
    args_keys: ClassVar[tuple[str, ...]] = ("columns",)


class ColumnsOfAnotherType(FaultsMetric):
    """Finds columns of texts that should be numbers, and the reverse."""

    metric_name = "table.columns_of_another_type"
    value_keys = ("types",)
    expectation = "expect_columns_to_have_types"


class ExpectColumnsToHaveTypes(RecordExpectation):
    """Expect columns to hold texts or numbers, as far as they are there.

    Args:
        types: by column ``Char`` or ``Num``; names may be spelled as ADaMIG does (``TRTxxPN``).
    """

    types: dict[str, str]

    metric_dependencies: ClassVar[tuple[str, ...]] = ("table.columns_of_another_type",)
    success_keys: ClassVar[tuple[str, ...]] = ("types",)
    args_keys: ClassVar[tuple[str, ...]] = ("types",)


class ColumnsOfAnotherLabel(FaultsMetric):
    """Finds columns with another label."""

    metric_name = "table.columns_of_another_label"
    value_keys = ("labels",)
    expectation = "expect_columns_to_have_labels"


class ExpectColumnsToHaveLabels(RecordExpectation):
    """Expect columns to have these labels, as far as they are there.

    A frame has its labels by column in ``frame.attrs['labels']``.

    Args:
        labels: by column its label; names may be spelled as ADaMIG does (``TRTxxP``).
    """

    labels: dict[str, str]

    metric_dependencies: ClassVar[tuple[str, ...]] = ("table.columns_of_another_label",)
    success_keys: ClassVar[tuple[str, ...]] = ("labels",)
    args_keys: ClassVar[tuple[str, ...]] = ("labels",)
