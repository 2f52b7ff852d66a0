"""Scores of questionnaires on a scale from 0 to 100, by scales that are data (``specs/scales``).

Source: EORTC QLQ-C30 Scoring Manual, third edition (Fayers et al., EORTC, Brussels 2001): linear transformation, and
scores only where at least half of the items are answered.
"""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.plugin.convention import Scale
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.problem.families.value import ANSWER_OUTSIDE
from nec_cdisc.rules.exact_number import EXACT, canonical, rounded, times
from nec_cdisc.rules.number_column import Numbers

#: Decimals of a score: more than tell any two scores apart, fewer than a transport file holds.
DECIMALS = 10
_WHOLE = Decimal(100)
_NOT_SCORED = -1


def score(total: int, answered: int, scale: Scale) -> Decimal | None:
    """Return the score from 0 to 100; ``None`` where fewer items are answered than the scale needs.

    The raw score is the mean of the items that are answered. A functional scale is turned round, so that a high score
    is good; for symptoms a high score is bad, for the global status it is good.

    Arguments:
        total: the sum of the answers.
        answered: how many items are answered.
        scale: the scale.

    Example:
        >>> fatigue = Scale("EOR0137", "FA", "symptom", ("EOR0110", "EOR0112", "EOR0118"), 1, 4, 2)
        >>> score(7, 3, fatigue), score(4, 1, fatigue)
        (Decimal('44.4444444444'), None)

    """
    if answered < scale.needed:
        return None
    above_low = total - scale.low * answered
    widest = (scale.high - scale.low) * answered
    points = widest - above_low if scale.kind == "functional" else above_low
    return canonical(rounded(EXACT.divide(times(_WHOLE, Decimal(points)), Decimal(widest)), DECIMALS))


def checked_answer(answer: Decimal, scale: Scale) -> int:
    """Return the answer as a whole number.

    Raises ``Refused`` with VAL171 for one that the items of the scale do not have.

    Example:
        >>> checked_answer(Decimal(4), Scale("EOR0140", "DY", "symptom", ("EOR0108",), 1, 4, 1))
        4

    """
    if answer != answer.to_integral_value() or not scale.low <= answer <= scale.high:
        message = f"{answer} is no answer of {scale.name}: there are {scale.low} to {scale.high}"
        raise Refused(ANSWER_OUTSIDE, message)
    return int(answer)


def scale_scores(answer: NDArray[np.integer], group: NDArray[np.integer], count: int, scale: Scale) -> Numbers:
    """Return the score of each questionnaire, for whole columns at once.

    Arguments:
        answer: the checked answers of the scale's items, one for each item and questionnaire; -1 where not answered.
        group: the questionnaire of each answer, a number from 0.
        count: how many questionnaires there are; one without an answer has no score.
        scale: the scale.

    Example:
        >>> pain = Scale("EOR0139", "PA", "symptom", ("EOR0109", "EOR0119"), 1, 4, 1)
        >>> scale_scores(np.array([1, 4, -1, 2]), np.array([0, 0, 1, 1]), 3, pain)
        Numbers(values=[Decimal('33.3333333333'), Decimal('50')], codes=array([ 1,  0, -1]))

    """
    given = answer >= 0
    answered = np.bincount(group[given], minlength=count)
    totals = np.bincount(group[given], weights=answer[given], minlength=count).astype(np.int64)
    room = int(answered.max(initial=0)) + 1
    distinct, codes = np.unique(totals * room + answered, return_inverse=True)
    scores = [score(int(pair) // room, int(pair) % room, scale) for pair in distinct]
    values = sorted({each for each in scores if each is not None})
    places = {each: place for place, each in enumerate(values)}
    return Numbers(values, np.array([_NOT_SCORED if each is None else places[each] for each in scores], int)[codes])
