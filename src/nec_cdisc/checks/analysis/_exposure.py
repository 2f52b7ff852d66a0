"""First and last doses of EX, as ADSL is held against them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.records.dates import NEVER_FIRST, NEVER_LAST
from nec_cdisc.records.table import SUBJECT, Mask, Records


def doses(ex: Records) -> Mask:
    """Say which records of EX are doses that were given (a placebo has a dose of zero)."""
    none = ex.holds("EXOCCUR", "N") | ((ex.number("EXDOSE") == 0) & ~ex.matches("EXTRT", _is_placebo))
    given: Mask = ex.filled(SUBJECT) & ~none
    return given


def ends(ex: Records, counts: Mask, days: NDArray[np.int64], adsl: Records, *, first: bool) -> NDArray[np.int64]:
    """Return for each subject of ADSL the first or the last of some days of EX, NEVER_FIRST where nothing is certain.

    Nothing is certain where a record that counts has no day.
    """
    row = ex.row_in(adsl)
    unknown = (days <= NEVER_FIRST) | (days >= NEVER_LAST)
    at = counts & (row >= 0)
    answer = np.full(len(adsl), NEVER_LAST if first else NEVER_FIRST, np.int64)
    (np.minimum if first else np.maximum).at(answer, row[at & ~unknown], days[at & ~unknown])
    open_ = np.bincount(row[at & unknown], minlength=len(adsl)) > 0
    return np.where(open_ | (np.abs(answer) >= NEVER_LAST), NEVER_FIRST, answer)


def _is_placebo(text: str) -> bool:
    return "PLACEBO" in text.upper()
