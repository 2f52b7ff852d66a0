"""Disease seen again after a complete response."""

from __future__ import annotations

import pytest

from nec_cdisc.rules.assessment_sequence import Use
from nec_cdisc.rules.reappearance import with_reappearance
from nec_cdisc.rules.response import Response


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        ("CR 30, PR 60, PR 90", "CR PD"),
        ("CR 30, SD 60, CR 90", "CR PD"),
        ("CR 30, NON-CR/NON-PD 60", "CR PD"),
        ("CR 30, NE 60, CR 90, NE 120, SD 150, SD 180", "CR NE CR NE PD"),
        ("PR 30, SD 40, CR 60, PD 90", "PR SD CR PD"),
        ("PR 30, SD 60", "PR SD"),
        ("NE 10", "NE"),
        ("", ""),
    ],
)
def test_disease_after_a_complete_response_is_a_progression(assessed, course, expected):
    """The first PR, SD or NON-CR/NON-PD after a CR is PD, and ends the sequence; before a CR nothing changes."""
    sequence = with_reappearance(assessed(course).sequence)
    assert " ".join(Response(value).text for value in sequence.response) == expected


def test_each_subject_has_its_own_complete_response(assessed):
    """The CR of one subject makes no progression of the next."""
    sequence = with_reappearance(assessed("CR 30", "PR 60, PR 90", "SD 10, CR 30, PR 60, SD 90").sequence)
    assert sequence.response.tolist() == [1, 2, 2, 3, 1, 5]
    assert sequence.use.tolist() == [0, 0, 0, 0, 0, 0, Use.AFTER_PROGRESSION]
