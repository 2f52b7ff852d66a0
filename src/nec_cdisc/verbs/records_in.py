"""The verb ``records_in``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.vectors import AnyVector, ConditionVector, NumberVector, Subjects
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.verbs._groups import groups_of


@subject_verb
def records_in(by: list[AnyVector], where: ConditionVector | None = None, *, subject: Subjects) -> NumberVector:
    """Count the records of the subject, group by group, and give the number to every record of its group.

    A group is what is equal in all columns of ``by``. The number is 0 where no record counts, and missing for a record
    without a subject or without a value in one of the columns.

    Arguments:
        by: columns that tell the groups of a subject apart.
        where: a condition: which records count; all of them by default.
        subject: the subject of each record.

    Source: a decision of the study, shown in the mapping itself.

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> visits, measured = encode([1, 1, 35]), np.array([True, True, False])
        >>> [str(n) for n in records_in([visits], measured, subject=encode(["001"] * 3)).to_list()]
        ['2', '2', '0']

    """
    groups = groups_of(subject, by)
    counts = groups.number >= 0
    numbers = np.bincount(groups.number[counts if where is None else counts & where], minlength=groups.count)
    distinct, codes = np.unique(numbers, return_inverse=True)
    return groups.of_records(Encoded(codes.astype(np.int32), distinct.tolist()))
