"""Tests of the verb ``impute_date``."""

from __future__ import annotations

import pytest

from nec_cdisc.plugin.verb import option_faults
from nec_cdisc.verbs.impute_date import impute_date


@pytest.mark.parametrize(
    ("typed", "options", "answer"),
    [
        ("2019-07-03T10:15", {}, "2019-07-03"),
        ("2019-07", {}, None),
        ("2019-07", {"up_to": "D"}, "2019-07-01"),
        ("2019", {"up_to": "D"}, None),
        ("2019", {"up_to": "M"}, "2019-01-01"),
        ("2016-02", {"up_to": "M", "to": "last"}, "2016-02-29"),
        ("2019", {"up_to": "M", "to": "mid"}, "2019-06-30"),
        ("2019-07", {"up_to": "D", "to": "15"}, "2019-07-15"),
        ("2019", {"up_to": "M", "to": "06-15"}, "2019-06-15"),
    ],
)
def test_the_rule_of_the_plan_completes_a_date(typed, options, answer):
    """What may be filled is filled by the rule, and a date that lacks more stays missing."""
    assert impute_date(typed, **options) == answer


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("2019-07", "2019-07-10"), ("2019", "2019-07-10"), ("2019-06", "2019-06-01"), ("2019-07-03", "2019-07-03")],
)
def test_a_bound_never_changes_a_known_part(typed, answer):
    """A start is raised to the first dose only where the collected date allows it; a known day stays."""
    assert impute_date(typed, not_before=["2019-07-10"], up_to="M") == answer


def test_the_upper_bound_lowers_and_a_blank_one_does_nothing():
    """An end is lowered to the death; a subject without one has no bound."""
    assert impute_date("2019-07", not_after=["2019-07-20"], up_to="D", to="last") == "2019-07-20"
    assert impute_date("2019-07", not_after=[None], up_to="D", to="last") == "2019-07-31"


@pytest.mark.parametrize(
    ("arguments", "faults"),
    [({"up_to": "D", "to": "15"}, 0), ({"up_to": "M", "to": "15"}, 1), ({"up_to": "D", "to": "32"}, 1)],
)
def test_options_that_do_not_fit_are_told_when_the_line_is_read(arguments, faults):
    """A day alone cannot fill a month, and there is no day 32."""
    assert len(option_faults(impute_date, arguments)) == faults
