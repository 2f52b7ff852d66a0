"""The first occurrence of something within a subject, or within a subject and a term, for whole columns at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.rules.row_order import Rows, sorted_rows, starts_of

Flags = NDArray[np.bool_]
Key = NDArray[Any]


def first_occurrence(
    by: Sequence[NDArray[np.integer]],
    order: Sequence[Key],
    *,
    where: Flags | None = None,
    worst: Key | None = None,
) -> Flags:
    """Return where the first record of each combination stands; of several equal ones, the first row.

    A frequency table counts a subject once for each term, so one record is flagged: AOCCFL within the subject, AOCCSFL
    within subject and body system, AOCCPFL within subject, body system and preferred term; by ``worst`` the first of
    the highest severity, as AOCCIFL, AOCCSIFL and AOCCPIFL; with conditions of the study AOCC01FL and the like.

    Arguments:
        by: what records are told apart by, a number for each distinct value; -1 is missing, and a record that lacks
            one of them is never flagged.
        order: by what records are ordered, the first weighing most: days, numbers, sequence numbers. Missing ones (NaT,
            nan, whole numbers below zero) come last. End with ``--SEQ``, so that the order of rows never decides.
        where: which records take part, such as the treatment-emergent ones; all where it is not given.
        worst: the number whose highest value comes first, such as a toxicity grade; missing last.

    Source: OCCDS 1.1, section 3.2 (occurrence flags).

    Example:
        >>> one, terms = np.zeros(3, int), np.array([0, 0, 1])
        >>> days = np.array(["2019-07-05", "2019-07-03", "2019-07-09"], "datetime64[D]")
        >>> first_occurrence([one, terms], [days]).tolist()
        [False, True, True]
        >>> first_occurrence([one], [days], worst=np.array([2, 1, 3])).tolist()
        [False, False, True]

    """
    counts = np.ones(len(by[0]), bool) if where is None else where.copy()
    for level in by:
        counts &= level >= 0
    rows = np.flatnonzero(counts)
    keys = [level[rows] for level in by]
    if worst is not None:
        keys.append(_descending(worst[rows]))
    keys += [_ranked(key[rows]) for key in order]
    in_order = rows[sorted_rows(keys)]
    starts = np.zeros(len(rows), bool)
    for level in by:
        starts |= starts_of(level[in_order])
    flags = np.zeros(len(counts), bool)
    flags[in_order[starts]] = True
    return flags


def _missing(key: Key) -> Flags:
    if np.issubdtype(key.dtype, np.datetime64):
        return np.isnat(key)
    missing: Flags = key < 0 if np.issubdtype(key.dtype, np.integer) else np.isnan(key)
    return missing


def _ranked(key: Key) -> Rows:
    """Return the rank of each value, missing last."""
    ranks = np.unique(key, return_inverse=True)[1].astype(np.int64)
    return np.where(_missing(key), len(key), ranks)


def _descending(key: Key) -> Rows:
    """Return ranks of which the highest value has the lowest, missing last."""
    ranks = np.unique(key, return_inverse=True)[1].astype(np.int64)
    return np.where(_missing(key), len(key), len(key) - 1 - ranks)
