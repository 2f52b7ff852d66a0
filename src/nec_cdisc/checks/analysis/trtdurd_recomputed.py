"""Durations of treatment."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("ADS114", Level.ERROR, ADSL=("TRTSDT", "TRTEDT", "TRTDURD"))
def trtdurd_recomputed(adsl: Records) -> Iterator[Found]:
    """The duration of treatment is the number of days from the first to the last dose, both counted.

    Why: Exposure is made of it.
    Do: Derive TRTDURD from TRTSDT and TRTEDT anew.
    Source: ADaMIG 1.3, TRTDURD: total treatment duration in days.
    """
    start, end, told = adsl.dates("TRTSDT"), adsl.dates("TRTEDT"), adsl.number("TRTDURD")
    known = start.complete & end.complete & ~np.isnan(told)
    expected = end.first - start.first + 1
    wrong = known & (told != expected)
    yield adsl.found(
        wrong, "TRTDURD is {TRTDURD}; from TRTSDT to TRTEDT it is {expected}", "TRTDURD", said={"expected": expected}
    )
