"""A measurement has one value."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("VIT104", Level.WARNING, VS=("USUBJID", "VSTESTCD", "VSDTC", "VSSTRESC"))
def vs_dup(vs: Records) -> Iterator[Found]:
    """A measurement of a subject has one value at one time, place and position.

    Why: Baseline and worst value depend on which of the two is taken.
    Do: Ask the site which value is right; a repeat has a time or a number of its own.
    Source: SDTMIG 3.4, VS: one record per measurement, time point and visit.
    """
    parts = [
        name
        for name in ("VISITNUM", "VSPOS", "VSTPT", "VSTPTNUM", "VSLOC", "VSLAT", "VSREPNUM", "VSMETHOD", "VSSPID")
        if vs.has(name)
    ]
    known = vs.filled("VSSTRESC") & vs.filled("VSDTC")
    group = vs.group("USUBJID", "VSTESTCD", "VSDTC", *parts)
    rows = np.flatnonzero(known)
    _, first = np.unique(group[rows], return_index=True)
    again = np.ones(len(rows), bool)
    again[first] = False
    yield vs.found(rows[again], "there is another value of {VSTESTCD} at {VSDTC}", "VSSTRESC", "VSDTC")
