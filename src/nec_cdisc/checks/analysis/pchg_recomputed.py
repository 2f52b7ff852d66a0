"""Changes from baseline in percent."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.analysis._values import close
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records

#: Percentages are compared to so many points, for sponsors round them.
POINTS = 0.051


@check("ADB102", Level.ERROR, each_analysis=("AVAL", "BASE", "PCHG"))
def pchg_recomputed(records: Records) -> Iterator[Found]:
    """A change in percent is the change from baseline divided by the baseline, times a hundred.

    Why: Percentages decide on response and on shifts.
    Do: Derive PCHG from AVAL and BASE anew; without a baseline, or with one of 0, there is none.
    Source: ADaMIG 1.3, PCHG: (AVAL - BASE) / BASE * 100.
    """
    base, told = records.number("BASE"), records.number("PCHG")
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = (records.number("AVAL") - base) / base * 100
        by_size = (records.number("AVAL") - base) / np.abs(base) * 100
    known = ~np.isnan(told) & np.isfinite(expected)
    wrong = known & ~close(told, expected, POINTS) & ~close(told, by_size, POINTS)
    message = "PCHG is {PCHG}; from AVAL {AVAL} and BASE {BASE} it is {expected}"
    yield records.found(wrong, message, "PCHG", "AVAL", "BASE", said={"expected": np.round(expected, 4)})
