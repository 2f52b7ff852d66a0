"""One baseline value."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.checks.analysis._values import close
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import SUBJECT, Mask, Records


@check("ADB105", Level.ERROR, each_analysis=("USUBJID", "PARAMCD", "BASE"))
def base_constant(records: Records) -> Iterator[Found]:
    """All records of a subject and parameter (and kind of baseline) have one BASE.

    Why: Changes of one subject are counted from one baseline.
    Do: Derive BASE anew; of several baselines, tell them apart by BASETYPE.
    Source: ADaMIG 1.3, BASE and BASETYPE.
    """
    by = tuple(name for name in (SUBJECT, "PARAMCD", "BASETYPE") if records.has(name))
    group, value = records.group(*by), records.number("BASE")
    known = ~np.isnan(value)
    low = np.full(int(group.max(initial=-1)) + 1, np.inf)
    high = np.full(len(low), -np.inf)
    np.minimum.at(low, group[known], value[known])
    np.maximum.at(high, group[known], value[known])
    several = known & ~close(low, high)[group]
    fewer = minority_of(group, value, known) if several.any() else several
    yield records.found(several & fewer, "BASE is {BASE}; other records have another", "BASE")


def minority_of(group: NDArray[np.int32], value: NDArray[np.float64], known: Mask) -> Mask:
    """Say which records have another value than most of their group (all of it where none is the most frequent)."""
    rows = np.flatnonzero(known)
    distinct, codes = np.unique(value[rows], return_inverse=True)
    pair = group[rows].astype(np.int64) * (len(distinct) + 1) + codes
    _, number, times = np.unique(pair, return_inverse=True, return_counts=True)
    best = np.zeros(int(group.max(initial=-1)) + 1, np.int64)
    np.maximum.at(best, group[rows], times[number])
    first = np.unique(pair, return_index=True)[1]
    top = times == best[group[rows][first]]
    ties = np.bincount(group[rows][first][top], minlength=len(best))
    answer = np.zeros(len(group), bool)
    answer[rows] = (times[number] < best[group[rows]]) | (ties[group[rows]] > 1)
    return answer
