"""Changes from the nadir."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.checks.analysis._values import close
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import SUBJECT, Mask, Records
from nec_cdisc.rules.row_order import starts_of


@check("ADB112", Level.ERROR, ADTR=("USUBJID", "PARAMCD", "AVAL", "NADIR"))
def nadir_recomputed(adtr: Records) -> Iterator[Found]:
    """NADIR is the smallest analysed value before, that of the baseline included, and changes are differences from it.

    Why: Progression is judged against the smallest sum on study.
    Do: Derive NADIR, CHGNAD and PCHGNAD anew.
    Source: RECIST 1.1, section 4.3.1.
    """
    by = tuple(name for name in (SUBJECT, "PARAMCD", *WHO) if adtr.has(name))
    value, told = adtr.number("AVAL"), adtr.number("NADIR")
    analysed = np.where(adtr.holds("ANL01FL", "Y"), value, np.nan) if adtr.has("ANL01FL") else value
    expected, sure = before(adtr.group(*by), adtr.dates("ADT").first, analysed)
    wrong = sure & ~np.isnan(told) & ~np.isnan(expected) & ~close(told, expected)
    yield adtr.found(
        wrong, "NADIR is {NADIR}; the smallest value before is {expected}", "NADIR", said={"expected": expected}
    )
    change = value - told
    with np.errstate(divide="ignore", invalid="ignore"):
        percent = change / told * 100
    for name, right, slack in (("CHGNAD", change, 1e-6), ("PCHGNAD", percent, 0.051)):
        mine = adtr.number(name)
        differs = ~np.isnan(mine) & np.isfinite(right) & ~close(mine, right, slack)
        message = f"{name} is {{{name}}}; from AVAL {{AVAL}} and NADIR {{NADIR}} it is {{right}}"
        yield adtr.found(differs, message, name, "AVAL", "NADIR", said={"right": np.round(right, 4)})


WHO = ("TREVAL", "TREVALID")
#: How far below the group before each group lies; sizes are far smaller.
STEP = -1e9


def before(
    group: NDArray[np.int32], day: NDArray[np.int64], value: NDArray[np.float64]
) -> tuple[NDArray[np.float64], Mask]:
    """Return the smallest value of the group on an earlier day, and whether no other record shares the day."""
    order = np.lexsort((day, group))
    ordered, starts = value[order], starts_of(group[order])
    numbers = np.cumsum(starts) - 1
    floor = numbers * STEP  # each group lies below the one before, so that one running minimum serves all
    running = np.minimum.accumulate(np.where(np.isnan(ordered), np.inf, ordered) + floor)
    smallest = np.full(len(order), np.nan)
    earlier = np.append(np.nan, running[:-1] - floor[1:]) if len(order) else smallest
    smallest[order] = np.where(starts | ~(earlier < -STEP / 10), np.nan, earlier)
    same = np.zeros(len(order), bool)
    twice = (group[order][1:] == group[order][:-1]) & (day[order][1:] == day[order][:-1])
    same[order] = np.append(False, twice) | np.append(twice, False)
    return smallest, ~same
