"""The checks of all records of a transport file; see :mod:`nec_cdisc.xpt.record_check`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.xpt.record import Records
from nec_cdisc.xpt.record_check import WORD, factors

#: Bytes that are looked at together.
_PIECE = 1 << 19


def record_checks(path: Path, count: int) -> NDArray[np.int64]:
    """Return the checks of the first ``count`` records of the first dataset of a file.

    Raises :class:`~nec_cdisc.plugin.reader.Unreadable` where it is no transport file, ``ValueError`` where it has fewer
    records.
    """
    records = Records(path)
    width = records.member.record_length
    data = np.frombuffer(records.cells(count), np.uint8).reshape(count, width)
    padded = -(-width // WORD) * WORD
    multiplied = np.array(factors(padded // WORD), np.uint64)
    several = max(1, _PIECE // max(1, padded))
    checks = np.empty(count, np.int64)
    for first in range(0, count, several):
        piece = data[first : first + several]
        words = np.zeros((len(piece), padded), np.uint8)
        words[:, :width] = piece
        sums = words.view("<u4").astype(np.uint64) @ multiplied
        checks[first : first + several] = (sums >> np.uint64(32)).astype(np.uint32).view(np.int32)
    return checks
