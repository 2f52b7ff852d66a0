"""The verb ``first``."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.vectors import AnyElsewhere, GroupsElsewhere
from nec_cdisc.plugin.verb import extreme_verb
from nec_cdisc.verbs._winners import winners


@extreme_verb
def first(value: AnyElsewhere, order: list[AnyElsewhere], *, groups: GroupsElsewhere, count: int) -> NDArray[np.int64]:
    """Take the value of the first row that another table holds for the subject, in a given order.

    Rows where the value or the first column of the order is missing never win. In further columns missing comes last;
    of rows equal in all columns the first one wins.

    Arguments:
        value: the column of the other table whose value is taken.
        order: columns of the other table to sort by, the first one weighing most.
        groups: the subject number of each row of the other table.
        count: the number of subjects.

    Source: a decision of the study, shown in the mapping itself.

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> arms, dates = encode(["A", "B"]), encode(["2019-07-03", "2019-07-01"])
        >>> first(arms, [dates], groups=np.array([0, 0]), count=1).tolist()
        [1]

    """
    allowed = ~value.missing() & ~order[0].missing()
    return winners([column.ranks() for column in order], allowed, groups, count, last=False)
