"""The verb ``first_progression``."""

from __future__ import annotations

from nec_cdisc.dataset.vectors import (
    DatesElsewhere,
    DateSummary,
    DateVector,
    GroupsElsewhere,
    TextElsewhere,
)
from nec_cdisc.plugin.verb import summary_verb
from nec_cdisc.rules.first_progression import first_progression as first_of
from nec_cdisc.verbs._responses import responses


@summary_verb
def first_progression(
    response: TextElsewhere,
    date: DatesElsewhere,
    until: DateVector | None = None,
    *,
    groups: GroupsElsewhere,
    count: int,
) -> DateSummary:
    """Say the day of the first PD of the subject; missing for who did not progress.

    Arguments:
        response: the overall responses in the other table, one evaluator's.
        date: their dates in the same table; complete partial ones before (`impute_date`), for they cannot be placed.
        until: the last day that counts, such as the day of a new anti-cancer therapy.
        groups: the subject number of each row of the other table.
        count: the number of subjects.

    Problems: ANL110 a text that is no response; the record does not count.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), section 4.7 with tables 1 and 2: the first day on which
    progression is met.

    Example:
        >>> import numpy as np
        >>> from nec_cdisc.dataset.encoded import encode
        >>> responses_, days_ = encode(["PD", "SD", "PD"]), encode(["2021-05-01", "2021-03-01", "2021-07-01"])
        >>> first_progression(responses_, days_, groups=np.array([0, 0, 0]), count=1).answer.to_list()
        ['2021-05-01']

    """
    given = responses(response, date, groups, count, until)
    return given.dated(first_of(given.sequence))
