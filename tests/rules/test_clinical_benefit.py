"""Since when a subject had a clinical benefit."""

from __future__ import annotations

import pytest

from nec_cdisc.rules.clinical_benefit import clinical_benefit
from nec_cdisc.rules.confirmation import Confirmation


@pytest.mark.parametrize(
    ("course", "unconfirmed", "confirmed"),
    [
        ("PR 20, SD 60", 20, 60),  # the unconfirmed PR is too early for a stable disease
        ("PR 20, PR 60", 20, 20),
        ("SD 20, SD 45, PR 80", 45, 45),  # stable disease before the response
        ("NON-CR/NON-PD 45", 45, 45),
        ("CR 50, PD 90", 50, 50),
        ("SD 41, PD 90", None, None),
        ("PD 20, SD 60", None, None),
        ("NE 60", None, None),
        ("", None, None),
    ],
)
def test_the_earlier_of_response_and_lasting_control(assessed, course, unconfirmed, confirmed):
    """A response counts at once (if confirmed, where that is asked), control after its minimum time."""
    one = assessed(course)
    assert one.days(clinical_benefit(one.sequence, one.start).date) == [unconfirmed]
    assert one.days(clinical_benefit(one.sequence, one.start, confirmation=Confirmation()).date) == [confirmed]


def test_the_minimum_time_is_a_parameter(assessed):
    """Trials that ask for 24 weeks get 24 weeks."""
    one = assessed("SD 60, SD 167", "SD 60, SD 168")
    assert clinical_benefit(one.sequence, one.start, minimum_sd=168).record.tolist() == [-1, 3]


def test_negative_days_are_refused(assessed):
    """A benefit before the start is none."""
    one = assessed("SD 60")
    with pytest.raises(ValueError, match="days from 0"):
        clinical_benefit(one.sequence, one.start, minimum_sd=-1)
