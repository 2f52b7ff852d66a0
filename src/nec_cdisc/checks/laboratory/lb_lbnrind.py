"""The indicator agrees with result and range."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Mask, Records


@check("LAB103", Level.ERROR, each=("LBTESTCD", "LBSTRESN", "LBSTNRLO", "LBSTNRHI", "LBNRIND"))
def lb_lbnrind(records: Records) -> Iterator[Found]:
    """LBNRIND is LOW, NORMAL or HIGH as the result lies below, within or above its range.

    Both the standard and the original result may show it: a converted limit is a rounded one.

    Why: Shift tables take the indicator, graphs the result; both must say the same.
    Do: Derive LBNRIND from the standard result and its range anew.
    Source: SDTMIG 3.4, LB, LBNRIND; internal consistency.
    """
    wrong = _contradicts(records, "LBSTRESN", "LBSTNRLO", "LBSTNRHI")
    original = np.isfinite(records.number("LBORRES"))
    original &= np.isfinite(records.number("LBORNRLO")) | np.isfinite(records.number("LBORNRHI"))
    wrong &= ~original | _contradicts(records, "LBORRES", "LBORNRLO", "LBORNRHI")
    says = "LBNRIND is {LBNRIND}; the result is {LBSTRESN}, the range {LBSTNRLO} to {LBSTNRHI}"
    yield records.found(wrong, says, "LBNRIND", "LBSTRESN", "LBSTNRLO", "LBSTNRHI")


def _contradicts(records: Records, *names: str) -> Mask:
    """Say where the indicator is certainly another one than that of a result between its limits."""
    result, low, high = (records.number(name) for name in names)
    result = np.where(np.isfinite(result), result, np.nan)
    slack = 1e-9 * np.abs(result)
    below, above = result < low - slack, result > high + slack
    inside = (result > low + slack) & (result < high - slack)
    said_low = records.matches("LBNRIND", lambda text: text.upper().startswith("LOW"))
    said_high = records.matches("LBNRIND", lambda text: text.upper().startswith("HIGH"))
    normal = records.holds("LBNRIND", "NORMAL")
    answer: Mask = (normal & (below | above)) | (said_low & (above | inside)) | (said_high & (below | inside))
    return answer
