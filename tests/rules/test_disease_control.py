"""Whether the disease was under control."""

from __future__ import annotations

import pytest

from nec_cdisc.rules.best_response import best_response
from nec_cdisc.rules.confirmed_best_response import confirmed_best_response
from nec_cdisc.rules.disease_control import disease_control


@pytest.mark.parametrize(
    ("course", "unconfirmed", "confirmed"),
    [
        ("CR 20", 20, None),  # too early to be a stable disease, and not confirmed
        ("CR 50", 50, 50),
        ("PR 20, PR 60", 20, 20),
        ("SD 20", None, None),
        ("SD 50, PD 90", 50, 50),
        ("NON-CR/NON-PD 50", 50, 50),
        ("NON-CR/NON-PD 20, PD 50", None, None),
        ("PD 50", None, None),
        ("NE 50", None, None),
        ("", None, None),
    ],
)
def test_control_is_a_response_or_a_disease_that_stayed_stable(assessed, course, unconfirmed, confirmed):
    """SD and NON-CR/NON-PD count with their minimum time; PD, NE and no assessment do not."""
    one = assessed(course)
    assert one.days(disease_control(best_response(one.sequence, one.start)).date) == [unconfirmed]
    assert one.days(disease_control(confirmed_best_response(one.sequence, one.start)).date) == [confirmed]


def test_the_record_is_that_of_the_best_response(assessed):
    """It is none where there is no control, although the best response PD has one."""
    one = assessed("SD 20, SD 60", "PD 50")
    answer = disease_control(best_response(one.sequence, one.start))
    assert answer.record.tolist() == [1, -1]
    assert answer.found.tolist() == [True, False]
