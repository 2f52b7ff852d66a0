"""The verb ``total``."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, encode
from nec_cdisc.dataset.vectors import AnyVector, ConditionVector, NumberVector, Subjects
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.rules.exact_sum import exact_sums
from nec_cdisc.verbs._groups import Groups, groups_of


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
    groups = groups_of(subject, by)
    counts = groups.number >= 0
    return groups.of_records(_sums(value, groups, counts if where is None else counts & where))


def _sums(value: Encoded, groups: Groups, counts: NDArray[np.bool_]) -> Encoded:
    """Return the sum of each group; missing where a record that counts has no number, or none counts."""
    number, count = groups.number, groups.count
    usable = np.flatnonzero(counts & ~value.missing())
    sums = exact_sums(value.values, value.codes[usable], number[usable], count)
    members = np.bincount(number[counts], minlength=count)
    unknown = np.bincount(number[counts & value.missing()], minlength=count)
    known = (members > 0) & (unknown == 0)
    return encode([amount if sure else None for amount, sure in zip(sums, known.tolist(), strict=True)])
