"""The verb ``highest``."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.vectors import AnyElsewhere, GroupsElsewhere
from nec_cdisc.plugin.verb import extreme_verb
from nec_cdisc.verbs._winners import ranks_falling, winners


@extreme_verb
def highest(value: AnyElsewhere, *, groups: GroupsElsewhere, count: int) -> NDArray[np.int64]:
    """Take the highest value that another table holds for the subject.

    Missing values never win; of equal values the first row wins. Numbers compare as numbers, texts as texts.

    Arguments:
        value: a column of the other table.
        groups: the subject number of each row of the other table.
        count: the number of subjects.

    Source: a decision of the study, shown in the mapping itself.

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> grades = encode(["2", "3", "1"])
        >>> highest(grades, groups=np.array([0, 0, 1]), count=2).tolist()
        [1, 2]

    """
    return winners([ranks_falling(value)], ~value.missing(), groups, count, last=False)
