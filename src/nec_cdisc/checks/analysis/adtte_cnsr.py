"""Censoring is told by numbers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("ADT102", Level.ERROR, ADTTE=("CNSR",))
def adtte_cnsr(adtte: Records) -> Iterator[Found]:
    """CNSR is 0 for an event, and a positive whole number for each way of being censored.

    Why: A missing or odd number is taken for an event, or for censoring, by chance.
    Do: Derive CNSR anew.
    Source: ADaM basic data structure for time-to-event analyses: CNSR.
    """
    told = adtte.number("CNSR")
    with np.errstate(invalid="ignore"):
        wrong = np.isnan(told) | (told < 0) | (told != np.floor(told))
    yield adtte.found(wrong, "CNSR is {CNSR}", "CNSR")
