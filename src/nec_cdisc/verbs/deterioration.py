"""The verb ``deterioration``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.vectors import AnyVector, ConditionVector, DateVector, Subjects, TextVector
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.rules.day_column import days
from nec_cdisc.rules.deterioration import deteriorations
from nec_cdisc.verbs._flags import flagged
from nec_cdisc.verbs._groups import groups_of


@subject_verb
def deterioration(
    date: DateVector,
    worsened: ConditionVector,
    by: list[AnyVector] = [],  # noqa: B006 - the engine reads the default, nobody changes it
    where: ConditionVector | None = None,
    lasting: bool = False,  # noqa: FBT001, FBT002 - an option of the mapping, always written by name
    *,
    subject: Subjects,
) -> TextVector:
    """Flag the first record of the subject, or of subject and parameter, that is worse than baseline: at most one.

    With `lasting` it is the first one after which every later record is worse, too. A record without a complete date
    takes no part. Of records of one day the order of the source decides; keep one for each day.

    Arguments:
        date: date of the record (ADT).
        worsened: a condition that holds where the record is worse, such as CHGCAT1 is WORSENED.
        by: columns that tell parameters apart, such as PARAMCD.
        where: a condition: which records take part, such as CHG is filled; all of them by default.
        lasting: whether the worsening must last to the last record.
        subject: the subject of each record.

    Source: A. Anota et al., Qual Life Res 2015;24:5-18, of time to deterioration; the study says which one.

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> dates, one = encode(["2019-09-01", "2019-10-27", "2019-12-22"]), encode(["001"] * 3)
        >>> worse = np.array([True, False, True])
        >>> deterioration(dates, worse, subject=one).to_list()
        ['Y', None, None]
        >>> deterioration(dates, worse, lasting=True, subject=one).to_list()
        [None, None, 'Y']

    """
    groups = groups_of(subject, by, where)
    found = deteriorations(groups.number, days(date), worsened, count=groups.count, lasting=lasting)
    first = np.zeros(len(date), bool)
    first[found.event[found.event >= 0]] = True
    return flagged(first)
