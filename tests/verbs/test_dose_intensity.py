"""Tests of the verb ``dose_intensity``."""

from __future__ import annotations

import pytest
from tests.verbs.dosing import BAD, INTERVALS, MORE, OTHER, said

from nec_cdisc.verbs.dose_intensity import dose_intensity


def test_gaps_and_reductions_count():
    """A hand-worked subject; the order of the records does not matter, nor a record of nobody or without a dose."""
    assert said(dose_intensity, *INTERVALS) == ["7.7981651376"]
    assert said(dose_intensity, *INTERVALS[::-1], *MORE) == ["7.7981651376"]


def test_each_subject_has_its_own():
    """A second subject changes nothing of the first, and one without a dose has nothing."""
    assert said(dose_intensity, *INTERVALS, OTHER, count=3) == ["7.7981651376", None, "10"]


@pytest.mark.parametrize("bad", BAD)
def test_what_cannot_be_added_leaves_a_blank(bad):
    """An interval without dates or rhythm, one that ends before it starts or overlaps another makes nothing up."""
    assert said(dose_intensity, *INTERVALS, bad) == [None]
