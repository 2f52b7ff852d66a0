"""The verb ``change_class``."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.plugin.verb import Condition, Number, value_verb
from nec_cdisc.rules.score_change import change_class as class_of


@value_verb
def change_class(change: Number, high_is_good: Condition, points: int = 10) -> str:
    """Say whether a change of a score is IMPROVED, STABLE or WORSENED.

    A change of exactly so many points counts. A missing change has no class.

    Arguments:
        change: the score less the score at baseline (CHG).
        high_is_good: a condition that holds where a higher score is better, such as scale_kind is not symptom.
        points: from how many points on a change matters to the subject.

    Source: D. Osoba et al., J Clin Oncol 1998;16:139-144, of changes that matter; the study says how many.

    Example:
        >>> change_class(Decimal("16.7"), True), change_class(Decimal("16.7"), False), change_class(Decimal(8), True)
        ('IMPROVED', 'WORSENED', 'STABLE')

    """
    return class_of(Decimal(change), high_is_good=high_is_good, points=Decimal(points)) or "STABLE"
