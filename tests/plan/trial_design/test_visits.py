"""TV, worked by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.mapping.protocol_blocks import VisitBlock
from nec_cdisc.plan.trial_design.visits import start_rule, tv, unending


def test_a_series_is_written_out_and_a_visit_of_one_arm_names_it(trial):
    """Visits of all arms have a blank ARMCD."""
    records = list(tv(trial().plan.study))
    assert [(item["VISITNUM"], item["VISIT"], item["VISITDY"], item["ARMCD"], item["TVSTRL"]) for item in records] == [
        (1, "SCREENING", None, None, "Consent"),
        (2, "WEEK 1", 8, None, "Study day 8, 1 day before to 2 days after"),
        (3, "WEEK 2", 15, None, "Study day 15, 1 day before to 2 days after"),
        (9, "MRI", 29, "ARM-B", "Study day 29"),
    ]
    assert (records[3]["ARM"], records[3]["TVENRL"]) == ("Arm B", "End of the scan")


@pytest.mark.parametrize(
    ("window", "rule"),
    [
        (None, "Study day 29"),
        ({"after": 2}, "Study day 29, up to 2 days after"),
        ({"before": 1}, "Study day 29, up to 1 day before"),
        ({}, "Study day 29"),
    ],
)
def test_a_window_is_said_in_words(window, rule):
    """A window on one side names that side alone."""
    assert start_rule(VisitBlock(number=Decimal(1), day=29, window=window), 29) == rule


def test_a_visit_without_day_and_rule_has_none():
    """Nothing is made up."""
    assert start_rule(VisitBlock(number=Decimal(1)), None) is None


def test_a_series_without_a_planned_end_is_named(trial):
    """TV is cut where the data end; a visit that stands alone cannot go on, and says so."""
    unended = ("next: {number: 1, day: 7}", "next: {number: 1, day: 7}, last: reached")
    assert list(unending(trial(unended).plan.study)) == [("WEEK 1", "WEEK 2")]
    assert list(unending(trial().plan.study)) == []
    alone = trial(("{number: 9, day: 29", "{number: 9, last: reached, day: 29"))
    assert ["only a series can go on" in item.message for item in alone.problems if item.code == "MAP101"] == [True]
