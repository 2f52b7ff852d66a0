"""Intervals of constant dosing of another table, such as EX, as the rules of exposure read them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, encode, join_values
from nec_cdisc.dataset.vectors import Summary
from nec_cdisc.rules.day_column import days
from nec_cdisc.rules.dose_frequency import daily_dose, doses_taken
from nec_cdisc.rules.dose_summary import DoseSummary, Interval, dose_summary
from nec_cdisc.rules.number_column import Numbers


def dosing(
    dose: Encoded,
    frequency: Encoded,
    start: Encoded,
    end: Encoded,
    planned: Decimal,
    groups: NDArray[np.int64],
    count: int,
) -> tuple[DoseSummary, NDArray[np.int64]]:
    """Return what each subject had of a treatment, and the rows that take part."""
    rows = np.flatnonzero((groups >= 0) & ~dose.missing())
    amount, rhythm = dose.take(rows), frequency.take(rows)
    first, last = days(start.take(rows)), days(end.take(rows))
    taken = _taken(first, last, rhythm)
    intervals = Interval(groups[rows], first, last, _numbers(amount), taken, _daily(amount, rhythm))
    return dose_summary(intervals, planned=planned, count=count), rows


def told(answers: Sequence[Decimal | None], rows: NDArray[np.int64], groups: NDArray[np.int64]) -> Summary:
    """Return an answer for each subject; a subject without any interval has none, and all intervals were used."""
    dosed = np.bincount(groups[rows], minlength=len(answers)) > 0
    answer = encode([value if had else None for value, had in zip(answers, dosed.tolist(), strict=True)])
    used = np.zeros(len(groups), bool)
    used[rows] = True
    return Summary(answer, np.full(len(answers), -1, np.int64), used)


def _numbers(column: Encoded) -> Numbers:
    return Numbers([Decimal(value) for value in column.values], column.codes)


def _taken(first: NDArray[np.datetime64], last: NDArray[np.datetime64], rhythm: Encoded) -> NDArray[np.int64]:
    """Return how many doses each interval holds, -1 where its length or its rhythm is not known."""
    known = ~(np.isnat(first) | np.isnat(last) | rhythm.missing())
    length = np.zeros(len(first), np.int64)
    length[known] = (last[known] - first[known]).astype(np.int64) + 1
    known &= length > 0
    taken = np.full(len(first), -1, np.int64)
    for code, term in enumerate(rhythm.values):
        rows = np.flatnonzero(known & (rhythm.codes == code))
        distinct, inverse = np.unique(length[rows], return_inverse=True)
        doses = [doses_taken(int(one), str(term)) for one in distinct]
        taken[rows] = np.array([-1 if one is None else one for one in doses], np.int64)[inverse]
    return taken


def _daily(amount: Encoded, rhythm: Encoded) -> Numbers:
    """Return the mean dose of a day of each interval, once for each dose and rhythm."""
    column = join_values([amount, rhythm], _mean_dose)
    return Numbers(column.values, column.codes)


def _mean_dose(dose: Decimal | int, term: str | None) -> Decimal | None:
    return None if term is None else daily_dose(Decimal(dose), term)
