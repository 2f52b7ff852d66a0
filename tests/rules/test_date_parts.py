"""Tests of year, month and day."""

from __future__ import annotations

import pytest

from nec_cdisc.rules.date_parts import Parts, Unusable, checked


@pytest.mark.parametrize(
    ("parts", "iso", "complete"),
    [
        (Parts(2019, 7, 3), "2019-07-03", True),
        (Parts(2019, 7), "2019-07", False),
        (Parts(2019), "2019", False),
        (Parts(2019, None, 3), "2019---03", False),
        (Parts(None, 7, 3), "--07-03", False),
        (Parts(None, 7), "--07", False),
        (Parts(None, None, 3), "----03", False),
        (Parts(), None, False),
    ],
)
def test_known_parts_are_written_in_iso(parts, iso, complete):
    """Unknown parts on the right are left off, others are one hyphen."""
    assert (parts.iso(), parts.complete) == (iso, complete)


@pytest.mark.parametrize(
    ("texts", "pivot", "answer"),
    [
        (("2019", "7", "3"), None, Parts(2019, 7, 3)),
        (("19", "7", "3"), 20, Parts(2019, 7, 3)),
        (("20", "7", "3"), 20, Parts(1920, 7, 3)),
        (("00", "2", "29"), 20, Parts(2000, 2, 29)),
        ((None, None, None), None, Parts()),
    ],
)
def test_parts_become_numbers(texts, pivot, answer):
    """A two-digit year below the pivot is 20xx, at or above it 19xx."""
    assert checked(*texts, pivot) == answer


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (("2019", "2", "29"), "VAL112"),
        (("2019", "0", None), "VAL112"),
        (("1899", None, None), "VAL112"),
        (("19", "7", "3"), "VAL114"),
        (("19", "2", "30"), "VAL112"),
    ],
)
def test_parts_that_make_no_date_are_refused(texts, code):
    """The calendar is asked before the century: an impossible day is impossible in every year."""
    with pytest.raises(Unusable) as seen:
        checked(*texts, None)
    assert seen.value.code == code
