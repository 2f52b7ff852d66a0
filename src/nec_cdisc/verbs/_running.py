"""What was smallest before a record, for whole columns at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded


def smallest_before(value: Encoded, counts: NDArray[np.bool_], starts: NDArray[np.bool_]) -> Encoded:
    """Return for each record the smallest value that counts among those of its group before it, missing for none.

    The records of a group stand together, in order; ``starts`` says where a group begins.
    """
    distinct = sorted(value.values)
    none = len(distinct)
    rank = np.where(counts, value.ranks(), none)
    # each group's ranks lie below those of the group before, so one running minimum serves all
    floor = (np.cumsum(starts) - 1) * (none + 1)
    running = np.minimum.accumulate(rank - floor)
    before = np.full(len(rank), none)
    before[1:] = np.where(starts[1:], none, running[:-1] + floor[1:])
    return Encoded(np.where(before < none, before, -1).astype(np.int32), distinct)
