"""Which size counts, case by case (RECIST 1.1, sections 3.2 and 4.3.2)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.rules.lesion_size import lesion_size


@pytest.mark.parametrize(
    ("diameter", "short_axis", "state", "size"),
    [
        ("31", None, "", "31"),
        ("31", "14", "", "31"),  # the short axis of a lesion in an organ does not count
        ("31", "14", "node", "14"),  # of a lymph node it is all that counts
        ("31", None, "node", None),  # whose longest diameter alone says nothing
        (None, "9.5", "node", "9.5"),
        ("0", None, "absent", "0"),
        (None, None, "absent", "0"),
        (None, None, "node absent", "0"),
        (None, None, "too small", "5"),
        ("3", None, "too small", "3"),  # what was measured counts, however small
        ("4", None, "absent", "4"),  # a contradiction is shown as measured, not made up
        (None, None, "", None),
        (None, "8", "", None),
    ],
)
def test_the_size_that_counts(diameter, short_axis, state, size):
    """Reported sizes count as they stand; without one, gone is 0 mm and too small is 5 mm."""
    read = [None if text is None else Decimal(text) for text in (diameter, short_axis, size)]
    found = lesion_size(*read[:2], node="node" in state, absent="absent" in state, too_small="too small" in state)
    assert found == read[2]
