"""Tests of the verb ``cumulative_dose``."""

from __future__ import annotations

import pytest
from tests.verbs.dosing import BAD, INTERVALS, MORE, OTHER, said

from nec_cdisc.verbs.cumulative_dose import cumulative_dose


def test_gaps_and_reductions_count():
    """A hand-worked subject; the order of the records does not matter, nor a record of nobody or without a dose."""
    assert said(cumulative_dose, *INTERVALS) == ["850"]
    assert said(cumulative_dose, *INTERVALS[::-1], *MORE) == ["850"]


def test_each_subject_has_its_own():
    """A second subject changes nothing of the first, and one without a dose has nothing."""
    assert said(cumulative_dose, *INTERVALS, OTHER, count=3) == ["850", None, "500"]


@pytest.mark.parametrize("bad", BAD)
def test_what_cannot_be_added_leaves_a_blank(bad):
    """An interval without dates or rhythm, one that ends before it starts or overlaps another makes nothing up."""
    assert said(cumulative_dose, *INTERVALS, bad) == [None]
