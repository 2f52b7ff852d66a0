"""Expectations of terms: values that come from codelists."""

from __future__ import annotations

from typing import ClassVar

from nec_cdisc.expectations.gx.expectation import FaultsMetric, RecordExpectation


class NoTerms(FaultsMetric):
    """Finds values that are no term of their column."""

    metric_name = "table.no_terms"
    value_keys = (
        "codelists",
        "terms",
        "terminology",
    )
    expectation = "expect_columns_to_hold_terms"


class ExpectColumnsToHoldTerms(RecordExpectation):
    """Expect values to be terms: of codelists of CDISC Controlled Terminology, or of those that are named.

    Args:
        codelists: by column the codes of its codelists (``C66742``), whose terms this package knows.
        terms: by column further values that count.
        terminology: the packages to look in, such as ``sdtm-ct-2025-03-28``.
    """

    codelists: dict[str, list[str]] | None = None
    terms: dict[str, list[str]] | None = None
    terminology: list[str] | None = None

    metric_dependencies: ClassVar[tuple[str, ...]] = ("table.no_terms",)
    success_keys: ClassVar[tuple[str, ...]] = (
        "codelists",
        "terms",
        "terminology",
    )
    args_keys: ClassVar[tuple[str, ...]] = (
        "codelists",
        "terms",
        "terminology",
    )
