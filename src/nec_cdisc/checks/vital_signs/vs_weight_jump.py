"""Weight does not jump."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.order import neighbours
from nec_cdisc.records.table import Records

#: The change of weight between two measurements that needs a look, relatively.
JUMP = 0.25


@check("VIT103", Level.WARNING, VS=("USUBJID", "VSTESTCD", "VSSTRESN", "VSSTRESU", "VSDTC"))
def vs_weight_jump(vs: Records) -> Iterator[Found]:
    """The weight of a subject changes by less than a quarter from one measurement to the next.

    Why: The unit or a digit is wrong, or the values are of two subjects.
    Do: Ask the site for the weight.
    Source: internal consistency.
    """
    value, dates = vs.number("VSSTRESN"), vs.dates("VSDTC")
    weights = vs.holds("VSTESTCD", "WEIGHT") & np.isfinite(value) & dates.complete
    pair = neighbours(vs.group("USUBJID", "VSSTRESU"), dates.first, among=weights)
    before, now = value[pair.before], value[pair.behind]
    jump = np.abs(now - before) > JUMP * np.minimum(now, before)
    was = np.full(len(vs), np.nan)
    was[pair.behind] = before
    says = "WEIGHT is {VSSTRESN} {VSSTRESU} and was {was} before"
    yield vs.found(np.sort(pair.behind[jump]), says, "VSSTRESN", said={"was": was})
