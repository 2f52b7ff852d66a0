"""Changes from baseline."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.analysis._values import close
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("ADB101", Level.ERROR, each_analysis=("AVAL", "BASE", "CHG"))
def chg_recomputed(records: Records) -> Iterator[Found]:
    """A change from baseline is the value minus the baseline.

    Why: Changes are what most analyses are of.
    Do: Derive CHG from AVAL and BASE anew.
    Source: ADaMIG 1.3, CHG: AVAL - BASE.
    """
    expected, told = records.number("AVAL") - records.number("BASE"), records.number("CHG")
    wrong = ~np.isnan(told) & ~np.isnan(expected) & ~close(told, expected)
    message = "CHG is {CHG}; AVAL {AVAL} minus BASE {BASE} is {expected}"
    yield records.found(wrong, message, "CHG", "AVAL", "BASE", said={"expected": np.round(expected, 6)})
    lone = ~np.isnan(told) & np.isnan(expected)
    yield records.found(lone, "CHG is {CHG}; AVAL is {AVAL} and BASE is {BASE}", "CHG", "AVAL", "BASE")
