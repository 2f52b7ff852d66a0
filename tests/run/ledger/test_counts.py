"""Counts of a form tie out, or do not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from nec_cdisc.run.ledger.counts import FormCounts, empty_tally, summed
from nec_cdisc.run.ledger.fate import Fate, Reason, left_out

MAPPED = Reason(Fate.MAPPED, "AE.AETERM")


def _counts(subject="001"):
    tally = empty_tally()
    tally[0, 0], tally[1, 0], tally[1, 2] = 2, 1, 1
    groups = {(None, Reason(Fate.MAPPED)): (2, 0), ("b", left_out("rule")): (0, 1), ("a", MAPPED): (0, 1)}
    return FormCounts("ae", "raw/ae.csv", ("a", "b"), groups, {subject: tally}, 2, 2, {})


def test_lines_stand_in_the_order_of_the_file():
    """Whole rows come first, then the columns as the file has them."""
    assert [(column, reason.fate.value) for column, reason, _, _ in _counts().lines()] == [
        (None, "mapped"),
        ("a", "mapped"),
        ("b", "left out"),
    ]


def test_a_count_that_differs_from_the_file_does_not_tie_out():
    """One cell more in the file, one less in the groups, or anything lost: it is said."""
    counts = _counts()
    assert counts.ties_out()
    assert not replace(counts, cells=3).ties_out()
    assert not replace(counts, subjects={}).ties_out()
    assert not replace(counts, groups={("a", MAPPED): (0, 1)}).ties_out()
    assert not replace(counts, lost={"a": (2,)}).ties_out()


def test_counts_of_parts_are_summed():
    """Groups, subjects, rows, cells and what got lost of two parts are those of both."""
    other = replace(_counts("002"), lost={"a": (7,)})
    both = summed([_counts(), other, replace(_counts(), lost={"a": (3,)})])
    assert (both.rows, both.cells, both.lost) == (6, 6, {"a": (3, 7)})
    assert both.groups[None, Reason(Fate.MAPPED)] == (6, 0)
    assert both.total().tolist() == [[6, 0, 0, 0, 0], [3, 0, 3, 0, 0]]
    assert np.array_equal(both.subjects["001"], 2 * both.subjects["002"])
