"""The verb ``total``."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, combine, encode
from nec_cdisc.dataset.vectors import AnyVector, ConditionVector, NumberVector, Subjects
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.rules.exact_sum import exact_sums


@subject_verb
def total(
    value: NumberVector, by: list[AnyVector], where: ConditionVector | None = None, *, subject: Subjects
) -> NumberVector:
    """Add up a number over records of the subject, and give the sum to every record of its group.

    A group is what is equal in all columns of ``by``, such as the records of one visit. The sum is exact. Where a
    record that counts has no number, the sum is not known and stays missing; so it does where no record counts, and
    for records without a subject or without a value in one of the columns.

    Arguments:
        value: the number to add up.
        by: columns that tell the groups of a subject apart.
        where: a condition: which records count; all of them by default.
        subject: the subject of each record.

    Source: a decision of the study, shown in the mapping itself.

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> sizes, visits = encode([31, 14, None, 40]), encode(["SCREENING", "SCREENING", "SCREENING", "WEEK 8"])
        >>> counts = np.array([True, True, False, True])
        >>> [str(n) for n in total(sizes, [visits], counts, subject=encode(["001"] * 4)).to_list()]
        ['45', '45', '45', '40']

    """
    grouped = ~subject.missing()
    for column in by:
        grouped &= ~column.missing()
    groups, _ = combine([subject, *by])
    counts = grouped if where is None else grouped & where
    sums = sums_of_groups(value, groups, counts)
    return Encoded(np.where(grouped, sums.codes[groups], -1).astype(np.int32), sums.values)


def sums_of_groups(value: Encoded, groups: NDArray[np.int32], counts: NDArray[np.bool_]) -> Encoded:
    """Return the sum of each group; missing where a record that counts has no number, or none counts."""
    number = int(groups.max(initial=-1)) + 1
    usable = np.flatnonzero(counts & ~value.missing())
    sums = exact_sums(value.values, value.codes[usable], groups[usable], number)
    members = np.bincount(groups[counts], minlength=number)
    unknown = np.bincount(groups[counts & value.missing()], minlength=number)
    known = (members > 0) & (unknown == 0)
    return encode([amount if sure else None for amount, sure in zip(sums, known.tolist(), strict=True)])
