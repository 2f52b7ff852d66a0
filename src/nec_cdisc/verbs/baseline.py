"""The verb ``baseline``."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, combine, join_values
from nec_cdisc.dataset.vectors import AnyVector, DateVector, Subjects, TextVector
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.rules.before_exposure import before_exposure
from nec_cdisc.rules.day_range import day_range
from nec_cdisc.rules.row_order import sorted_rows, starts_of

#: The columns that are read where the mapping names none.
REFERENCE: Any = "DM.RFXSTDTC"
RESULT: Any = "--ORRES"
BY: Any = ("--TESTCD",)


@subject_verb
def baseline(
    date: DateVector,
    reference: DateVector = REFERENCE,
    result: AnyVector = RESULT,
    by: list[AnyVector] = BY,
    same_day: bool = True,  # noqa: FBT001, FBT002 - an option of the mapping, always written by name
    *,
    subject: Subjects,
) -> TextVector:
    """Flag the last result of each test that is not missing, on or before the first dose.

    On the day of the first dose, times decide where both are known; without both, the result counts as before the
    dose unless the study says otherwise. A partial date counts where every day it may stand for is before the dose. Of
    several results at the same date and time the last one in the order of the source is flagged: at most one.

    Arguments:
        date: date of the result (``--DTC``).
        reference: date of the subject's first dose.
        result: the collected result; a record without one is never flagged.
        by: columns that tell tests apart; one record is flagged for each subject and combination.
        same_day: whether a result on the day of the first dose counts where times do not decide.
        subject: the subject of each record.

    Source: SDTMIG 3.4, section 4.5.9 (baseline values) and --LOBXFL (last observation before exposure).

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> dates, dose = encode(["2019-06-20", "2019-07-01", "2019-07-09"]), encode(["2019-07-03"] * 3)
        >>> tests, one = encode(["HGB"] * 3), encode(["001"] * 3)
        >>> baseline(dates, dose, encode(["7,4", "7,1", "6,9"]), [tests], subject=one).to_list()
        [None, 'Y', None]

    """
    counts = _before_dose(date, reference, same_day=same_day)
    rows = np.flatnonzero(counts & ~result.missing() & ~subject.missing())
    flagged = rows[_last_of_each(date, [subject, *by], rows)]
    codes = np.full(len(date), -1, np.int32)
    codes[flagged] = 0
    return Encoded(codes, ["Y"])


def _before_dose(date: Encoded, reference: Encoded, *, same_day: bool) -> NDArray[np.bool_]:
    """Return where the date lies on or before the first dose; only days that both may stand for need a closer look."""
    first, last = _days(date)
    first_dose, last_dose = _days(reference)
    known = (last > 0) & (last_dose > 0)
    before = known & (last < first_dose)
    close = np.flatnonzero(known & ~before & (first <= last_dose))
    looked = join_values([date.take(close), reference.take(close)], partial(_counts, same_day=same_day))
    before[close] = ~looked.missing()
    return before


def _days(dates: Encoded) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the earliest and the latest day that each record's date may stand for, 0 where it has no place in time."""
    ranges = (day_range(text) for text in dates.values)
    table = np.array(
        [*((0, 0) if days is None else (days[0].toordinal(), days[1].toordinal()) for days in ranges), (0, 0)]
    )
    return table[dates.codes, 0], table[dates.codes, 1]


def _counts(date: str, reference: str, *, same_day: bool) -> bool | None:
    return before_exposure(date, reference, same_day=same_day) or None


def _last_of_each(date: Encoded, by: list[Encoded], rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return positions in ``rows``: the last one by date, then by row, of each group."""
    groups, _ = combine(by)
    order = sorted_rows([groups[rows], date.take(rows).ranks()])
    ends = np.roll(starts_of(groups[rows][order]), -1)
    return order[ends]
