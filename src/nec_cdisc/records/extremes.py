"""The earliest and the latest of several dates, such as the first dose of each subject."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.records.dates import NEVER_FIRST, NEVER_LAST, Dates

Positions = NDArray[np.int64]


def earliest(dates: Dates, of: Positions, count: int) -> Dates:
    """Return the earliest of the dates that belong to each of ``count`` groups; ``of`` names the group, -1: none.

    Of partial dates it is the span in which the earliest one lies for certain. Records without a date do not count.
    """
    counts = dates.valid & (of >= 0)
    first, last = np.full(count, NEVER_LAST), np.full(count, NEVER_LAST)
    np.minimum.at(first, of[counts], dates.first[counts])
    np.minimum.at(last, of[counts], dates.last[counts])
    return _where_any(first, last, of[counts])


def latest(dates: Dates, of: Positions, count: int) -> Dates:
    """Return the latest of the dates that belong to each of ``count`` groups; see :func:`earliest`."""
    counts = dates.valid & (of >= 0)
    first, last = np.full(count, NEVER_FIRST), np.full(count, NEVER_FIRST)
    np.maximum.at(first, of[counts], dates.first[counts])
    np.maximum.at(last, of[counts], dates.last[counts])
    return _where_any(first, last, of[counts])


def _where_any(first: Positions, last: Positions, groups: Positions) -> Dates:
    valid = np.zeros(len(first), bool)
    valid[groups] = True
    return Dates(np.where(valid, first, NEVER_FIRST), np.where(valid, last, NEVER_LAST), valid)
