"""The verb ``lowest_before``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.vectors import AnyVector, ConditionVector, NumberVector, Subjects
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.rules.row_order import sorted_rows, starts_of
from nec_cdisc.verbs._groups import groups_of
from nec_cdisc.verbs._running import smallest_before


@subject_verb
def lowest_before(
    value: NumberVector,
    order: AnyVector,
    by: list[AnyVector] = [],  # noqa: B006 - the engine reads the default, nobody changes it
    where: ConditionVector | None = None,
    *,
    subject: Subjects,
) -> NumberVector:
    """Give the lowest number of the subject in the records before: the nadir that a later value is compared with.

    Before is what has a lower value of ``order``; records that are equal in it do not see one another. A record of
    which ``where`` does not hold, or that has no number, is nobody's lowest, and is told that of others all the same.
    Missing where nothing comes before, and for a record without a subject, a group or a place in the order.

    Arguments:
        value: the number, such as the sum of diameters.
        order: what says which records come before, such as a date or the number of a visit.
        by: columns that tell records of a subject apart, such as PARAMCD.
        where: a condition: which records may be the lowest, such as those from the baseline on; all by default.
        subject: the subject of each record.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), section 4.3.1: the smallest sum on study is the reference of
    progression, the baseline included.

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> sums, visits = encode([100, 60, 75, 50]), encode([1, 35, 55, 75])
        >>> lowest_before(sums, visits, subject=encode(["001"] * 4)).to_list()
        [None, 100, 60, 60]

    """
    groups = groups_of(subject, by, ~order.missing())
    rows = np.flatnonzero(groups.number >= 0)
    whose, rank = groups.number[rows], order.take(rows).ranks()
    line = sorted_rows([whose, rank])
    rows, starts = rows[line], starts_of(whose[line])
    counts = ~value.take(rows).missing() & (True if where is None else where[rows])
    before = smallest_before(value.take(rows), counts, starts)
    leads = starts | starts_of(rank[line])
    first = np.maximum.accumulate(np.where(leads, np.arange(len(rows)), 0))
    codes = np.full(len(value), -1, np.int32)
    codes[rows] = before.codes[first]
    return Encoded(codes, before.values)
