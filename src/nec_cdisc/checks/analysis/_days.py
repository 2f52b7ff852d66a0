"""Days as people write them."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray


def iso(days: NDArray[np.int64]) -> list[str]:
    """Return days (``date.toordinal``) as ISO 8601, blank for those that are no date."""
    distinct, codes = np.unique(days, return_inverse=True)
    texts = [date.fromordinal(day).isoformat() if 0 < day <= LAST else "" for day in distinct.tolist()]
    return [texts[code] for code in codes.tolist()]


LAST = date.max.toordinal()
