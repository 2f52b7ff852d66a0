"""In the same unit the standard limits are the original ones."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.results import decimals, same_result
from nec_cdisc.records.table import Records, same

#: Original limits and their standard ones.
LIMITS = (("LBORNRLO", "LBSTNRLO"), ("LBORNRHI", "LBSTNRHI"))


@check("LAB109", Level.ERROR, each=("LBORRESU", "LBSTRESU", "LBSTNRHI", "LBORNRHI"))
def lb_limits_same_unit(records: Records) -> Iterator[Found]:
    """Where original and standard unit are equal, so are the limits of the reference range.

    Why: Indicators and grades are counted from the standard limits.
    Do: Derive the standard limits from the original ones anew.
    Source: SDTMIG 3.4, LB, LBORNRLO to LBSTNRHI.
    """
    in_one = same(records.text("LBORRESU"), records.text("LBSTRESU"))
    for original, standard in LIMITS:
        limit, other = records.number(original), records.number(standard)
        known = in_one & np.isfinite(limit) & np.isfinite(other)
        wrong = known & ~same_result(limit, other, decimals(records, standard))
        says = f"{standard} is {{{standard}}} and {original} {{{original}}}, both in {{LBSTRESU}}"
        yield records.found(wrong, says, standard, original)
