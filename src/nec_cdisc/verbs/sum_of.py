"""The verb ``sum_of``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.dataset.vectors import GroupsElsewhere, NumberElsewhere, NumberSummary, Summary
from nec_cdisc.plugin.verb import summary_verb
from nec_cdisc.rules.exact_sum import exact_sums


@summary_verb
def sum_of(value: NumberElsewhere, *, groups: GroupsElsewhere, count: int) -> NumberSummary:
    """Add up a number over the records that another table has for the subject.

    The sum is exact. Where a record lacks the number the sum is not known and stays missing, and so it does for a
    subject without a record; `keep` says which records count.

    Arguments:
        value: the number of the other table to add up, such as the points of each item of a questionnaire.
        groups: the subject number of each row of the other table.
        count: the number of subjects.

    Source: a decision of the study, shown in the mapping itself.

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> points = encode([9, 3, 4])
        >>> [str(total) for total in sum_of(points, groups=np.array([0, 0, 1]), count=2).answer.to_list()]
        ['12', '4']

    """
    taking_part = groups >= 0
    rows = np.flatnonzero(taking_part & ~value.missing())
    sums = exact_sums(value.values, value.codes[rows], groups[rows], count)
    known = np.bincount(groups[taking_part], minlength=count) > 0
    known[groups[taking_part & value.missing()]] = False
    answer = encode([amount if sure else None for amount, sure in zip(sums, known.tolist(), strict=True)])
    return Summary(answer, np.full(count, -1, np.int64), taking_part)
