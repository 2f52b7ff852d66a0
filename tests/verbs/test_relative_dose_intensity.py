"""Tests of the verb ``relative_dose_intensity``."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.verbs.dosing import BAD, INTERVALS, MORE, OTHER, said

from nec_cdisc.verbs.relative_dose_intensity import relative_dose_intensity


def test_gaps_and_reductions_count():
    """A hand-worked subject; the order of the records does not matter, nor a record of nobody or without a dose."""
    assert said(relative_dose_intensity, *INTERVALS, planned=Decimal(10)) == ["77.9816513761"]
    assert said(relative_dose_intensity, *INTERVALS[::-1], *MORE, planned=Decimal(10)) == ["77.9816513761"]


def test_each_subject_has_its_own():
    """A second subject changes nothing of the first, and one without a dose has nothing."""
    assert said(relative_dose_intensity, *INTERVALS, OTHER, count=3, planned=Decimal(10)) == [
        "77.9816513761",
        None,
        "100",
    ]


@pytest.mark.parametrize("bad", BAD)
def test_what_cannot_be_added_leaves_a_blank(bad):
    """An interval without dates or rhythm, one that ends before it starts or overlaps another makes nothing up."""
    assert said(relative_dose_intensity, *INTERVALS, bad, planned=Decimal(10)) == [None]
