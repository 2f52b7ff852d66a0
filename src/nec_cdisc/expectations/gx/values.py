"""Expectations of single values: dates, durations, study days, counts, codes, lengths, characters."""

from __future__ import annotations

from typing import ClassVar

from nec_cdisc.expectations.gx.expectation import FaultsMetric, RecordExpectation


class BlankValues(FaultsMetric):
    """Finds records without a value."""

    metric_name = "table.blank_values"
    value_keys = ("columns",)
    expectation = "expect_columns_to_be_filled"


class ExpectColumnsToBeFilled(RecordExpectation):
    """Expect every record to have a value in these columns; ``""`` and blanks are none.

    Args:
        columns: the names of the columns, all of which must be there.
    """

    columns: list[str]

    metric_dependencies: ClassVar[tuple[str, ...]] = ("table.blank_values",)
    success_keys: ClassVar[tuple[str, ...]] = ("columns",)
    args_keys: ClassVar[tuple[str, ...]] = ("columns",)


class NoDates(FaultsMetric):
    """Finds values that are no ISO 8601 date."""

    metric_name = "table.no_dates"
    value_keys = ("columns",)
    expectation = "expect_columns_to_hold_iso8601_dates"


class ExpectColumnsToHoldIso8601Dates(RecordExpectation):
    """Expect values to be ISO 8601 dates or date-times, perhaps partial as SDTM has them (``2016-08``), or intervals.

    Args:
        columns: the names of the columns, all of which must be there.
    """

    columns: list[str]

    metric_dependencies: ClassVar[tuple[str, ...]] = ("table.no_dates",)
    success_keys: ClassVar[tuple[str, ...]] = ("columns",)
    args_keys: ClassVar[tuple[str, ...]] = ("columns",)


class NoDurations(FaultsMetric):
    """Finds values that are no ISO 8601 duration."""

    metric_name = "table.no_durations"
    value_keys = ("columns",)
    expectation = "expect_columns_to_hold_iso8601_durations"


class ExpectColumnsToHoldIso8601Durations(RecordExpectation):
    """Expect values to be ISO 8601 durations (``P18M``, ``-PT15M``) or intervals.

    Args:
        columns: the names of the columns, all of which must be there.
    """

    columns: list[str]

    metric_dependencies: ClassVar[tuple[str, ...]] = ("table.no_durations",)
    success_keys: ClassVar[tuple[str, ...]] = ("columns",)
    args_keys: ClassVar[tuple[str, ...]] = ("columns",)


class NoStudyDays(FaultsMetric):
    """Finds values that are no study day."""

    metric_name = "table.no_study_days"
    value_keys = ("columns",)
    expectation = "expect_columns_to_hold_study_days"


class ExpectColumnsToHoldStudyDays(RecordExpectation):
    """Expect numbers to be study days: whole, and never 0.

    Args:
        columns: the names of the columns, all of which must be there.
    """

    columns: list[str]

    metric_dependencies: ClassVar[tuple[str, ...]] = ("table.no_study_days",)
    success_keys: ClassVar[tuple[str, ...]] = ("columns",)
    args_keys: ClassVar[tuple[str, ...]] = ("columns",)


class NoPositiveWholeNumbers(FaultsMetric):
    """Finds numbers that are not whole or below 1."""

    metric_name = "table.no_positive_whole_numbers"
    value_keys = ("columns",)
    expectation = "expect_columns_to_hold_positive_whole_numbers"


class ExpectColumnsToHoldPositiveWholeNumbers(RecordExpectation):
    """Expect numbers to be whole and 1 or more, as sequence numbers are.

    Args:
        columns: the names of the columns, all of which must be there.
    """

    columns: list[str]

    metric_dependencies: ClassVar[tuple[str, ...]] = ("table.no_positive_whole_numbers",)
    success_keys: ClassVar[tuple[str, ...]] = ("columns",)
    args_keys: ClassVar[tuple[str, ...]] = ("columns",)


class NoTestCodes(FaultsMetric):
    """Finds codes that could not be names of variables."""

    metric_name = "table.no_test_codes"
    value_keys = ("columns",)
    expectation = "expect_columns_to_hold_test_codes"


class ExpectColumnsToHoldTestCodes(RecordExpectation):
    """Expect codes that could be names of variables: up to 8 capital letters, digits, underscores, no digit in front.

    Args:
        columns: the names of the columns, all of which must be there.
    """

    columns: list[str]

    metric_dependencies: ClassVar[tuple[str, ...]] = ("table.no_test_codes",)
    success_keys: ClassVar[tuple[str, ...]] = ("columns",)
    args_keys: ClassVar[tuple[str, ...]] = ("columns",)


class TooLongTexts(FaultsMetric):
    """Finds texts that are longer than they may be."""

    metric_name = "table.too_long_texts"
    value_keys = ("lengths",)
    expectation = "expect_columns_to_fit_lengths"


class ExpectColumnsToFitLengths(RecordExpectation):
    """Expect texts to be no longer than their column may be.

    Args:
        lengths: by column the characters that a text may have.
    """

    lengths: dict[str, int]

    metric_dependencies: ClassVar[tuple[str, ...]] = ("table.too_long_texts",)
    success_keys: ClassVar[tuple[str, ...]] = ("lengths",)
    args_keys: ClassVar[tuple[str, ...]] = ("lengths",)


class UnfitTexts(FaultsMetric):
    """Finds texts that a transport file cannot hold."""

    metric_name = "table.unfit_texts"
    value_keys = ("columns",)
    expectation = "expect_columns_to_fit_transport"


class ExpectColumnsToFitTransport(RecordExpectation):
    """Expect texts that a SAS transport file, version 5, can hold: printable ASCII of at most 200 bytes.

    Args:
        columns: the names of the columns; all columns of texts where none are named.
    """

    columns: list[str] | None = None

    metric_dependencies: ClassVar[tuple[str, ...]] = ("table.unfit_texts",)
    success_keys: ClassVar[tuple[str, ...]] = ("columns",)
    args_keys: ClassVar[tuple[str, ...]] = ("columns",)
