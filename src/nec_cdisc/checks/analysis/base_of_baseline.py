"""Baselines are those of the record that is flagged."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.analysis._values import close
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import SUBJECT, Records


@check("ADB103", Level.ERROR, each_analysis=("USUBJID", "PARAMCD", "AVAL", "BASE", "ABLFL"))
def base_of_baseline(records: Records) -> Iterator[Found]:
    """BASE is the value of the record that ABLFL flags, for the same subject, parameter and kind of baseline.

    Why: A baseline from elsewhere makes every change of the subject wrong.
    Do: Derive BASE from the flagged record anew.
    Source: ADaMIG 1.3, BASE and ABLFL.
    """
    by = baseline_group(records)
    group = records.group(*by)
    rows = np.flatnonzero(records.holds("ABLFL", "Y") & records.filled("AVAL"))
    row = np.full(int(group.max(initial=-1)) + 1, -1, np.int64)
    row[group[rows][::-1]] = rows[::-1]
    one = np.bincount(group[rows], minlength=len(row)) == 1
    told = records.number("BASE")
    expected = np.append(records.number("AVAL"), np.nan)[row][group]
    known = one[group] & ~np.isnan(told)
    wrong = known & ~close(told, expected)
    said = {"expected": expected}
    yield records.found(wrong, "BASE is {BASE}; the baseline record has AVAL {expected}", "BASE", "ABLFL", said=said)


def baseline_group(records: Records) -> tuple[str, ...]:
    """Return what baselines are told apart by."""
    return tuple(name for name in (SUBJECT, "PARAMCD", "BASETYPE") if records.has(name))
