"""The verb ``value_at``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.vectors import AnyVector, ConditionVector, Subjects
from nec_cdisc.plugin.verb import subject_verb
from nec_cdisc.verbs._groups import groups, lowest_of_groups


@subject_verb
def value_at(
    value: AnyVector,
    where: ConditionVector,
    by: list[AnyVector] = [],  # noqa: B006 - the engine reads the default, nobody changes it
    *,
    subject: Subjects,
) -> AnyVector:
    """Give the value of the record for which a condition holds to every record of its group: BASE is AVAL at baseline.

    Missing where the condition holds for no record of the group, and where it holds for several with different values:
    none of them is taken. So it is for a record without a subject or without a value in one of the columns.

    Arguments:
        value: a column of the dataset.
        where: a condition that holds for one record of each group, such as ABLFL is Y.
        by: columns that tell the groups of a subject apart, such as PARAMCD.
        subject: the subject of each record.

    Source: ADaMIG 1.3, section 3.3.4 (BASE).

    Example:
        >>> from nec_cdisc.dataset.encoded import encode
        >>> sums, first = encode([100, 60]), np.array([True, False])
        >>> value_at(sums, first, subject=encode(["001"] * 2)).to_list()
        [100, 100]

    """
    group, placed = groups(subject, by)
    low = lowest_of_groups(value, group, placed & where)
    high = lowest_of_groups(value, group, placed & where, highest=True)
    return Encoded(np.where(placed & (low.codes == high.codes), low.codes, -1).astype(np.int32), value.values)
