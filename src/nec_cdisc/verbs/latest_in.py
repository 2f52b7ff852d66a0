"""The verb ``latest_in``."""

from __future__ import annotations

from nec_cdisc.dataset.vectors import AnyVector, ConditionVector, DateVector, Subjects
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.verbs._groups import groups_of, lowest_of_groups


@subject_verb
def latest_in(
    date: DateVector, by: list[AnyVector], where: ConditionVector | None = None, *, subject: Subjects
) -> DateVector:
    """Give the latest date among records of the subject to every record of their group.

    A group is what is equal in all columns of ``by``, such as the scans of one assessment, which take several days.
    Dates are compared as texts, so complete partial ones before. Missing where no record of the group has a date, and
    for a record without a subject or without a value in one of the columns.

    Arguments:
        date: the dates.
        by: columns that tell the groups of a subject apart.
        where: a condition: which records count; all of them by default.
        subject: the subject of each record.

    Source: a decision of the study, shown in the mapping itself.

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> days, visits = encode(["2021-03-04", "2021-03-01", "2021-05-01"]), encode([35, 35, 55])
        >>> latest_in(days, [visits], subject=encode(["001"] * 3)).to_list()
        ['2021-03-04', '2021-03-04', '2021-05-01']

    """
    return lowest_of_groups(date, groups_of(subject, by), where, highest=True)
