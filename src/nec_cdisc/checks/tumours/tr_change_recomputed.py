"""Changes from baseline and from the nadir."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.tumours._assessments import as_numbers, at_places
from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.table import Records
from nec_cdisc.records.tumours import tumours

#: The tests of TR that are a change of the sum of diameters: from what, and whether in percent.
CHANGES = {"PCBSD": ("first", True), "ACBSD": ("first", False), "PCNSD": ("nadir", True), "ACNSD": ("nadir", False)}
#: Percentages are compared to this many points, for sponsors round them.
_POINTS = 0.51


@check("TUM118", Level.ERROR, TR=("USUBJID", "TRLNKID", "TRTESTCD", "TRSTRESN"), TU=("USUBJID",), DM=("USUBJID",))
def tr_change_recomputed(tr: Records, tu: Records, facts: Facts, dm: Records | None = None) -> Iterator[Found]:
    """A change of the sum of diameters is the difference from the baseline, or from the smallest sum before.

    Why: Response is judged by the change from baseline and progression by that from the nadir.
    Do: Derive the change anew from the sums of diameters.
    Source: RECIST 1.1, section 4.3.1.
    """
    read = tumours(tu, tr, dm, facts)
    held = {test: said for test, said in CHANGES.items() if tr.holds("TRTESTCD", test).any()}
    if not held:
        message = "TR has no change of the sum of diameters"
        raise Skipped(message)
    place = read.at.of_record
    sums = {name: as_numbers(at_places(getattr(read, name), place)) for name in ("total", "first", "nadir")}
    complete = np.append(read.complete & read.at.later, False)[place]
    told = tr.number("TRSTRESN")
    for test, (since, percent) in held.items():
        with np.errstate(divide="ignore", invalid="ignore"):
            change = sums["total"] - sums[since]
            expected = np.where(percent, change / sums[since] * 100, change)
        known = complete & tr.holds("TRTESTCD", test) & np.isfinite(expected) & ~np.isnan(told)
        wrong = known & (np.abs(told - expected) > (_POINTS if percent else 0.051))
        message = "{TRTESTCD} is {TRSTRESN}; from the sums of diameters it is {expected}"
        yield tr.found(wrong, message, "TRSTRESN", said={"expected": np.round(expected, 2)})
