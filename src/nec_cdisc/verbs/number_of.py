"""The verb ``number_of``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.dataset.vectors import AnyElsewhere, GroupsElsewhere, NumberSummary, Summary
from nec_cdisc.plugin.verb import summary_verb


@summary_verb
def number_of(value: AnyElsewhere, *, groups: GroupsElsewhere, count: int) -> NumberSummary:
    """Count the records that another table has for the subject with something in a column; 0 where there is none.

    Arguments:
        value: a column of the other table; a record in which it is missing does not count.
        groups: the subject number of each row of the other table.
        count: the number of subjects.

    Source: a decision of the study, shown in the mapping itself.

    Example:
        >>> therapies = encode(["Cisplatin + etoposide", "Nivolumab", None])
        >>> number_of(therapies, groups=np.array([0, 0, 1]), count=2).answer.to_list()
        [2, 0]

    """
    counted = np.bincount(groups[(groups >= 0) & ~value.missing()], minlength=count)
    return Summary(encode(counted.tolist()), np.full(count, -1, np.int64))
