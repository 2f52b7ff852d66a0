"""The verb ``last_adequate_assessment``."""

from __future__ import annotations

from nec_cdisc.dataset.vectors import (
    DatesElsewhere,
    DateSummary,
    DateVector,
    GroupsElsewhere,
    TextElsewhere,
)
from nec_cdisc.plugin.verb import summary_verb
from nec_cdisc.rules.last_adequate_assessment import last_adequate_assessment as last_of
from nec_cdisc.verbs._responses import responses


@summary_verb
def last_adequate_assessment(
    response: TextElsewhere,
    date: DatesElsewhere,
    until: DateVector | None = None,
    *,
    groups: GroupsElsewhere,
    count: int,
) -> DateSummary:
    """Say the day of the last response of the subject that is not NE, up to and including the first PD.

    Who has no event is censored there: until then it was known whether the disease had progressed.

    Arguments:
        response: the overall responses in the other table, one evaluator's.
        date: their dates in the same table; complete partial ones before (`impute_date`), for they cannot be placed.
        until: the last day that counts, such as the day of a new anti-cancer therapy.
        groups: the subject number of each row of the other table.
        count: the number of subjects.

    Problems: ANL110 a text that is no response; the record does not count.

    Source: FDA, Clinical Trial Endpoints for the Approval of Cancer Drugs and Biologics (2018), on progression-free
    survival: who has no event is censored at the last adequate tumour assessment.

    Example:
        >>> import numpy as np
        >>> from nec_cdisc.dataset.encoded import encode
        >>> columns = encode(["SD", "NE"]), encode(["2021-03-01", "2021-05-01"])
        >>> last_adequate_assessment(*columns, groups=np.array([0, 0]), count=1).answer.to_list()
        ['2021-03-01']

    """
    given = responses(response, date, groups, count, until)
    return given.dated(last_of(given.sequence))
