"""Toxicity grades of whole columns of laboratory results at once; the rule is that of ``ctcae_grade``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from operator import ge, gt, le, lt

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.plugin.convention import GradeTerm, GradeThreshold
from nec_cdisc.rules.exact_number import EXACT, times
from nec_cdisc.rules.number_column import Numbers, ranks

Flags = NDArray[np.bool_]
#: The grade of each result, -1 where it is not known.
Grades = NDArray[np.int8]
_COMPARISONS: dict[str, Callable[[NDArray[np.int64], NDArray[np.int64]], Flags]] = {
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
}


@dataclass(frozen=True, slots=True)
class Results:
    """Results of one test and what they are compared with, row by row, in one unit but for the change in per cent."""

    value: Numbers
    low: Numbers
    high: Numbers
    baseline: Numbers
    percent_change: Numbers


def ctcae_grades(results: Results, term: GradeTerm, factor: Decimal = Decimal(1)) -> Grades:
    """Return the grade of each result from 0 to 4, -1 where it is not known.

    Arguments:
        results: the results with their limits, baselines and changes.
        term: the term to grade them by.
        factor: by which results, limits and baselines are multiplied first (``ctcae_grade.factor_to``).

    Example:
        >>> def column(*numbers): return Numbers([Decimal(number) for number in numbers], np.arange(3) % len(numbers))
        >>> grades = {1: (GradeThreshold("<", "LLN"),), 3: (GradeThreshold("<", more=Decimal(80)),)}
        >>> anemia = GradeTerm("Anemia", "L", grades)
        >>> none = Numbers([], np.full(3, -1))
        >>> ctcae_grades(Results(column(130, 110, 79), column(120), none, none, none), anemia).tolist()
        [0, 1, 3]

    """
    columns = {
        "AVAL": _scaled(results.value, factor),
        "LLN": _scaled(results.low, factor),
        "ULN": _scaled(results.high, factor),
        "BASE": _scaled(results.baseline, factor),
        "PCHG": results.percent_change,
    }
    grades = np.zeros(len(results.value.codes), np.int8)
    open_ = np.zeros(len(grades), bool)
    for grade in sorted(term.grades):
        for threshold in term.grades[grade]:
            passed, known = _compared(threshold, columns)
            grades[passed] = grade
            open_ |= ~known
    unknown = (results.value.codes < 0) | (open_ & (grades == 0))
    return np.where(unknown, -1, grades).astype(np.int8)


def _scaled(numbers: Numbers, factor: Decimal, more: Decimal = Decimal(0)) -> Numbers:
    """Return the column times a factor, plus a number; each distinct value is computed once."""
    return Numbers([EXACT.add(times(value, factor), more) for value in numbers.values], numbers.codes)


def _compared(threshold: GradeThreshold, columns: dict[str, Numbers]) -> tuple[Flags, Flags]:
    """Return where the threshold is passed, and where it can be compared."""
    of = columns[threshold.of]
    if threshold.limit != "HIGHER":
        return _against(of, threshold, _limit(threshold, threshold.limit, columns))
    # above the higher one of two limits is above both of them; a baseline that is missing does not matter
    above, known = _against(of, threshold, _limit(threshold, "ULN", columns))
    above_base, base_known = _against(of, threshold, _limit(threshold, "BASE", columns))
    return above & (above_base | ~base_known), known


def _limit(threshold: GradeThreshold, name: str, columns: dict[str, Numbers]) -> Numbers:
    if not name:
        return Numbers([threshold.more], np.zeros(len(columns["AVAL"].codes), np.int64))
    return _scaled(columns[name], threshold.factor, threshold.more)


def _against(of: Numbers, threshold: GradeThreshold, limit: Numbers) -> tuple[Flags, Flags]:
    left, right = ranks(of, limit)
    known = (left >= 0) & (right >= 0)
    return known & _COMPARISONS[threshold.comparison](left, right), known
