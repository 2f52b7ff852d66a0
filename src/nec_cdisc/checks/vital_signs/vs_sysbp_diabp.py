"""Systolic pressure is above diastolic."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("VIT101", Level.ERROR, VS=("USUBJID", "VSTESTCD", "VSSTRESN", "VSDTC"))
def vs_sysbp_diabp(vs: Records) -> Iterator[Found]:
    """A systolic blood pressure is higher than the diastolic one of the same measurement.

    Why: The two were swapped, or one is mistyped.
    Do: Ask the site for both.
    Source: internal consistency of one measurement.
    """
    parts = [name for name in ("VISITNUM", "VSPOS", "VSTPT", "VSTPTNUM", "VSLOC", "VSLAT", "VSREPNUM") if vs.has(name)]
    measurement = vs.group("USUBJID", "VSDTC", *parts)
    value = vs.number("VSSTRESN")
    systolic, diastolic = vs.holds("VSTESTCD", "SYSBP"), vs.holds("VSTESTCD", "DIABP")
    lowest = np.full(int(measurement.max()) + 1, np.inf)
    known = diastolic & np.isfinite(value) & vs.filled("VSDTC")
    np.minimum.at(lowest, measurement[known], value[known])
    swapped = systolic & (value <= lowest[measurement]) & np.isfinite(lowest[measurement])
    says = "SYSBP is {VSSTRESN} and DIABP {diastolic} at {VSDTC}"
    yield vs.found(swapped, says, "VSSTRESN", "VSTESTCD", said={"diastolic": lowest[measurement]})
