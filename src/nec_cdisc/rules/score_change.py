"""Whether a change of a score matters to the subject, and in which direction."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from nec_cdisc.rules.exact_number import rounded

ChangeClass = Literal["IMPROVED", "STABLE", "WORSENED"]
#: Points of a scale from 0 to 100 from which subjects notice a change.
NOTICED = Decimal(10)
#: Scores are rounded, so a change of exactly ten points may be a little less; no two true ones are as near.
_DECIMALS = 6


def change_class(change: Decimal | None, *, high_is_good: bool, points: Decimal = NOTICED) -> ChangeClass | None:
    """Return whether a change is an improvement, a worsening or neither; ``None`` without a change.

    Arguments:
        change: the score less the score at baseline.
        high_is_good: whether a higher score is better (``Scale.high_is_good``).
        points: from how many points on a change counts; exactly so many count.

    Source: D. Osoba et al., J Clin Oncol 1998;16:139-144 (a change of 10 points is noticed).

    Example:
        >>> change_class(Decimal(10), high_is_good=True), change_class(Decimal(10), high_is_good=False)
        ('IMPROVED', 'WORSENED')

    """
    if change is None:
        return None
    gain = rounded(change if high_is_good else -change, _DECIMALS)
    if gain >= points:
        return "IMPROVED"
    return "WORSENED" if gain <= -points else "STABLE"
