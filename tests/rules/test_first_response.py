"""Whether a subject responded, and since when."""

from __future__ import annotations

import pytest

from nec_cdisc.rules.confirmation import Confirmation
from nec_cdisc.rules.first_response import first_response


@pytest.mark.parametrize(
    ("course", "unconfirmed", "confirmed"),
    [
        ("SD 20, PR 50, CR 90", 50, 50),
        ("PR 50, SD 80, PR 120, PR 150", 50, 120),  # the first that is confirmed
        ("PR 50, SD 80", 50, None),
        ("CR 50, PD 80", 50, None),
        ("PR 50, PD 70, PR 100", 50, None),
        ("SD 50, NE 80, PD 100", None, None),
        ("NON-CR/NON-PD 50", None, None),
        ("CR 10, CR 38", 10, 10),  # a response needs no minimum time
        ("", None, None),
    ],
)
def test_the_first_response_unconfirmed_and_confirmed(assessed, course, unconfirmed, confirmed):
    """The day is that of the response, not of its confirmation."""
    one = assessed(course)
    assert one.days(first_response(one.sequence).date) == [unconfirmed]
    assert one.days(first_response(one.sequence, Confirmation()).date) == [confirmed]


def test_the_records_that_responded_and_confirmed_are_told(assessed):
    """A subject that did not respond has neither; an unconfirmed response names no confirmation."""
    one = assessed("SD 20, PR 50, CR 90", "SD 20", "PR 10, PR 40")
    answer = first_response(one.sequence, Confirmation())
    assert answer.record.tolist() == [1, -1, 4]
    assert answer.confirmed_by.tolist() == [2, -1, 5]
    assert answer.found.tolist() == [True, False, True]
    assert first_response(assessed("CR 10, NE 20, CR 38").sequence, Confirmation()).confirmed_by.tolist() == [2]
    assert first_response(one.sequence).confirmed_by.tolist() == [-1, -1, -1]
