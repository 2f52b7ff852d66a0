"""Whether a tumour marker came back to normal or fell under treatment, for whole columns at once.

Three answers for each subject and marker: normalised, decreased, decreased by at least half. Each is 1 (Y), 0 (N) or -1
where it cannot be said. Numbers are compared exactly.

Source: the protocol of EVINEC (NCT02113800), secondary outcome: share of subjects with normalisation or decrease of
chromogranin A and B, NSE, proGRP. Percentage and the rule for the day of the first dose are parameters.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.rules.exact_number import EXACT, times
from nec_cdisc.rules.number_column import Numbers, ranks
from nec_cdisc.rules.row_order import Rows, sorted_rows

Days = NDArray[np.datetime64]
Flags = NDArray[np.bool_]
#: 1 for Y, 0 for N, -1 where it cannot be said.
Answers = NDArray[np.int8]
HALF = Decimal(50)
_HUNDRED = Decimal(100)


class MarkerResponse(NamedTuple):
    """For each group: rows of baseline and of the lowest later result (-1 for none), and the three answers."""

    baseline: Rows
    lowest: Rows
    normalised: Answers
    decreased: Answers
    decreased_by: Answers


def marker_response(
    result: Numbers,
    upper: Numbers,
    *,
    group: NDArray[np.integer],
    day: Days,
    first_dose: Days,
    sequence: NDArray[np.integer],
    count: int,
    percent: Decimal = HALF,
    same_day: bool = True,
) -> MarkerResponse:
    """Return how each marker of each subject responded.

    The baseline is the last result before the first dose, later results are those after it; results without a number or
    a day take no part. *Decreased*: the lowest later result is below baseline. *Decreased by*: by at least so many per
    cent of it. *Normalised*: a later result is at or below its upper limit; said of those alone who were above theirs
    at baseline, and a result without a limit decides nothing.

    Arguments:
        result: the results.
        upper: the upper limit of the reference range of each.
        group: subject and marker of each record, a number from 0; -1 leaves it out.
        day: day of the record.
        first_dose: the subject's first dose; nothing can be said where it is missing.
        sequence: ``--SEQ``: of several results of one day the last counts as baseline, the first as the lowest.
        count: how many groups there are.
        percent: how many per cent *decreased by* asks for.
        same_day: whether a result on the day of the first dose is before it; else it is a later one.

    Example:
        >>> numbers = Numbers([Decimal(400), Decimal(180), Decimal(90)], np.arange(3))
        >>> limits = Numbers([Decimal(100)], np.zeros(3, int))
        >>> days = np.array(["2019-06-20", "2019-08-27", "2019-10-22"], "datetime64[D]")
        >>> dose = np.array(["2019-07-03"] * 3, "datetime64[D]")
        >>> found = marker_response(
        ...     numbers, limits, group=np.zeros(3, int), day=days, first_dose=dose, sequence=np.arange(3), count=1
        ... )
        >>> [answers.tolist() for answers in found]
        [[0], [2], [1], [1], [1]]

    """
    value, limit = ranks(result, upper)
    usable = (group >= 0) & (value >= 0) & ~np.isnat(day) & ~np.isnat(first_dose)
    before = day <= first_dose if same_day else day < first_dose
    when = np.unique(day, return_inverse=True)[1]
    baseline = _ends([group, when, sequence], usable & before, group, count, first=False)
    lowest = _ends([group, value, when, sequence], usable & ~before, group, count, first=True)
    known = (baseline >= 0) & (lowest >= 0)
    at_baseline, at_lowest, its_limit = _at(value, baseline), _at(value, lowest), _at(limit, baseline)
    fell = known & (at_lowest < at_baseline)
    enough = fell & _by_percent(result, baseline, lowest, known, percent)
    above = (baseline >= 0) & (its_limit >= 0) & (at_baseline > its_limit)
    judged = usable & ~before & (limit >= 0)
    normal = _any(judged & (value <= limit), group, count)
    return MarkerResponse(
        baseline,
        lowest,
        _answers(normal, above & _any(judged, group, count)),
        _answers(fell, known),
        _answers(enough, known),
    )


def _at(column: NDArray[np.integer], rows: Rows) -> Rows:
    """Return the values of rows, -1 for no row."""
    return np.append(column, -1).astype(np.int64)[rows]


def _ends(
    keys: Sequence[NDArray[np.integer]], where: Flags, group: NDArray[np.integer], count: int, *, first: bool
) -> Rows:
    """Return the first or the last row of each group by the keys, -1 for a group without one."""
    rows = np.flatnonzero(where)
    order = rows[sorted_rows([key[rows] for key in keys])]
    found = np.full(count, -1, np.int64)
    kept = order[::-1] if first else order  # what is written last stays
    found[group[kept]] = kept
    return found


def _by_percent(result: Numbers, baseline: Rows, lowest: Rows, known: Flags, percent: Decimal) -> Flags:
    """Return where the lowest result is so many per cent below baseline; each pair of numbers is compared once."""
    room = len(result.values) + 1
    pairs = _at(result.codes, baseline) * room + _at(result.codes, lowest)
    distinct, codes = np.unique(np.where(known, pairs, -1), return_inverse=True)
    kept = EXACT.subtract(_HUNDRED, percent)
    reached = [
        pair >= 0 and times(result.values[int(pair) % room], _HUNDRED) <= times(result.values[int(pair) // room], kept)
        for pair in distinct
    ]
    return np.array(reached, bool)[codes]


def _any(flag: Flags, group: NDArray[np.integer], count: int) -> Flags:
    found: Flags = np.bincount(group[flag], minlength=count) > 0
    return found


def _answers(yes: Flags, known: Flags) -> Answers:
    return np.where(known, yes, -1).astype(np.int8)
