"""What checks of tumours ask of assessments and lesions."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, join_values
from nec_cdisc.records.lesions import TARGET, evaluators, kinds_of_tu
from nec_cdisc.records.table import SUBJECT, Mask, Positions, Records
from nec_cdisc.records.tumours import Tumours
from nec_cdisc.rules.row_order import starts_of


def first_records(read: Tumours, at: Mask) -> Positions:
    """Return the first record of TR of some assessments."""
    return read.at.first_record[np.flatnonzero(at)]


def joined(lesion: Encoded, place: NDArray[np.int64], records: Mask, count: int) -> list[str]:
    """Return for each assessment the lesions of some records, one after the other; ``place`` is that of each record."""
    names: list[dict[str, None]] = [{} for _ in range(count)]
    for record in np.flatnonzero(records & (place >= 0) & ~lesion.missing()).tolist():
        names[int(place[record])][str(lesion.values[int(lesion.codes[record])])] = None
    return [", ".join(sorted(each, key=lambda name: (len(name), name))) for each in names]


def number_of_targets(tu: Records, *within: str) -> NDArray[np.int64]:
    """Return for each target lesion its number among those of its subject, evaluator and what else is named, from 1.

    A lesion that is identified twice keeps its number; parts of a lesion and lesions that merged are not counted.
    """
    counts = (kinds_of_tu(tu) == TARGET) & ~tu.holds("TUTESTCD", "TUMERGE", "TUSPLIT") & tu.filled("TULNKID")
    for name in within:
        counts &= tu.filled(name)
    answer = np.zeros(len(tu), np.int64)
    rows = np.flatnonzero(counts)
    lesion = tu.group(SUBJECT, *evaluators(tu), *within, "TULNKID")[rows]
    first = rows[np.unique(lesion, return_index=True)[1]]
    course = tu.group(SUBJECT, *evaluators(tu), *within)
    order = first[np.lexsort((first, course[first]))]
    starts = starts_of(course[order])
    position = np.arange(len(order))
    answer[order] = position - np.maximum.accumulate(np.where(starts, position, 0)) + 1
    return answer


def repeats_at_visit(records: Records, counts: Mask, *names: str) -> Mask:
    """Say which records have the same values in some variables as an earlier one of the subject and visit.

    Visits are told apart by their number; a record without one by its date.
    """
    numbered = records.filled("VISITNUM")
    by_visit = repeats(records, counts & numbered, *names, "VISITNUM")
    return by_visit | repeats(records, counts & ~numbered, *names, "VISIT", "--DTC")


def repeats(records: Records, counts: Mask, *names: str) -> Mask:
    """Say which records have the same values in some variables as an earlier one of the subject."""
    rows = np.flatnonzero(counts & records.filled(SUBJECT))
    again = np.zeros(len(records), bool)
    if len(rows):
        group = records.group(SUBJECT, *names)[rows]
        first = np.empty(int(group.max()) + 1, np.int64)
        first[group[::-1]] = rows[::-1]
        again[rows] = rows != first[group]
    return again


def at_places(column: Encoded, place: Positions) -> Encoded:
    """Return what is said of assessments, for records that know their place; nothing at -1."""
    return Encoded(np.append(column.codes, np.int32(-1))[place], column.values)


def as_numbers(column: Encoded) -> NDArray[np.float64]:
    """Return a column of exact numbers as numbers, NaN where one is missing."""
    return np.array([*map(float, column.values), np.nan])[column.codes]


def differs(told: Encoded, derived: Encoded) -> Mask:
    """Say where two texts are both there and not the same."""
    same = join_values([told, derived], lambda one, other: one is None or other is None or one == other)
    return np.array([*(value is False for value in same.values), False])[same.codes]


#: What numbers of a file may differ by for no reason but how they are stored.
SLIGHT = 1e-9


def equal_when_rounded(told: NDArray[np.float64], exact: NDArray[np.float64]) -> Mask:
    """Say where a number is an exact one, or that one rounded to as many decimals as it has itself (none to three)."""
    answer = np.isnan(told) | np.isnan(exact)
    for decimals in range(4):
        has_no_more = np.abs(told - np.round(told, decimals)) < SLIGHT
        answer |= has_no_more & (np.abs(told - exact) <= 0.5 * 10.0**-decimals + SLIGHT)
    return answer
