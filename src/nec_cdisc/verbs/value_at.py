"""The verb ``value_at``."""

from __future__ import annotations

from nec_cdisc.dataset.vectors import AnyVector, ConditionVector, Subjects
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.verbs._groups import groups_of, last_of_groups


@subject_verb
def value_at(value: AnyVector, where: ConditionVector, by: list[AnyVector], *, subject: Subjects) -> AnyVector:
    """Give the value of the record that meets a condition to every record of its group.

    A group is what is equal in all columns of ``by``, such as the scans of one assessment. Of several records that meet
    the condition the last one with a value counts. Missing where there is none, and for a record without a subject or
    without a value in one of the columns.

    Arguments:
        value: the column whose value is given, such as the flag of an imputed date.
        where: a condition that the record meets, such as ADT is on or after LASTDT.
        by: columns that tell the groups of a subject apart.
        subject: the subject of each record.

    Source: a decision of the study, shown in the mapping itself.

    Example:
        >>> import numpy as np
        >>> from nec_cdisc.dataset.encoded import encode
        >>> parts, visits, last = encode([None, "D", None]), encode([35, 35, 55]), np.array([False, True, True])
        >>> value_at(parts, last, [visits], subject=encode(["001"] * 3)).to_list()
        ['D', 'D', None]

    """
    return last_of_groups(value, groups_of(subject, by), where)
