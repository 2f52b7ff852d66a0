"""Tests of the verb ``has_happened``."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.has_happened import has_happened


def happened(rows, by=None):
    """Return the flag of each row: subject, order, whether it happened there."""
    subject, order = (encode([row[at] for row in rows]) for at in (0, 1))
    return has_happened(order, np.array([row[2] for row in rows], bool), by or [], subject=subject).to_list()


def test_what_happened_once_has_happened_from_then_on():
    """The records beside it and all later ones are flagged, whatever the order of the rows; earlier ones are not."""
    rows = [("A", 75, False), ("A", 55, False), ("A", 55, True), ("A", 35, False)]
    assert happened(rows) == ["Y", "Y", "Y", None]


def test_subjects_and_evaluators_do_not_see_each_other():
    """A new lesion of one subject, or for one evaluator, is nobody else's."""
    assert happened([("A", 1, True), ("B", 2, False)]) == ["Y", None]
    rows = [("A", 1, True), ("A", 2, False), ("A", 2, False)]
    assert happened(rows, [encode(["R1", "R1", None])]) == ["Y", "Y", None]


def test_what_has_no_place_neither_happens_nor_follows():
    """A record without subject or order is never flagged, and flags nobody."""
    assert happened([("A", None, True), (None, 1, True), ("A", 2, False)]) == [None] * 3
    assert happened([]) == []


@given(st.lists(st.tuples(st.sampled_from("AB"), st.integers(1, 4), st.booleans()), max_size=12))
def test_flags_are_those_of_looking_back_from_each_record(rows):
    """Whole columns give what loops give."""
    for (who, when, _), flag in zip(rows, happened(rows), strict=True):
        assert flag == ("Y" if any(other == who and at <= when and did for other, at, did in rows) else None)
