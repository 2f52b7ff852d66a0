"""The verb ``latest``."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.vectors import DatesElsewhere, GroupsElsewhere
from nec_cdisc.plugin.verb import extreme_verb
from nec_cdisc.verbs._winners import placed_in_time, winners


@extreme_verb
def latest(value: DatesElsewhere, *, groups: GroupsElsewhere, count: int) -> NDArray[np.int64]:
    """Take the latest date that another table holds for the subject.

    Missing dates and dates without a year never win. Partial dates compare as text; of equal dates the last row wins.
    So the end of an earlier dosing period wins while the last one goes on, unless the mapping looks for an open one.

    Arguments:
        value: a column of ISO 8601 dates or date-times of the other table.
        groups: the subject number of each row of the other table.
        count: the number of subjects.

    Source: the rule of many reference dates (RFXENDTC is the latest exposure; SDTMIG 3.4, DM domain).

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> doses = encode(["2019-07-03", "2019-07-01", None])
        >>> latest(doses, groups=np.array([0, 0, 1]), count=2).tolist()
        [0, -1]

    """
    return winners([value.ranks()], placed_in_time(value), groups, count, last=True)
