"""What became of an expectation tells its rule."""

from __future__ import annotations

from nec_cdisc.expectations.suite import asked
from nec_cdisc.expectations.verdict import SKIPPED, Verdict


def test_a_verdict_serves_the_rule_of_its_expectation():
    """The rule is that of the table, so that verdicts of several datasets come together."""
    verdict = Verdict("AE", asked("ISO101", "expect_columns_to_hold_iso8601_dates", columns=[]), SKIPPED, reason="x")
    assert verdict.rule.id == "ISO101"
