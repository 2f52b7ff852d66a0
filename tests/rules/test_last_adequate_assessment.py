"""The last adequate assessment."""

from __future__ import annotations

import pytest

from nec_cdisc.rules.last_adequate_assessment import last_adequate_assessment


@pytest.mark.parametrize(
    ("course", "day"),
    [
        ("SD 20, PR 60, NE 90", 60),
        ("SD 20, PD 60, SD 90", 60),  # the progression is the last that counts
        ("SD 60, NE 60", 60),  # on one day the worse counts, and an NE is the least
        ("NE 60", None),
        ("", None),
    ],
)
def test_an_assessment_that_could_not_be_evaluated_is_not_adequate(assessed, course, day):
    """NE never is, and nothing after the first PD."""
    one = assessed(course)
    assert one.days(last_adequate_assessment(one.sequence).date) == [day]
