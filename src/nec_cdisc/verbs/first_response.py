"""The verb ``first_response``."""

from __future__ import annotations

from nec_cdisc.dataset.vectors import (
    DatesElsewhere,
    DateSummary,
    DateVector,
    GroupsElsewhere,
    TextElsewhere,
)
from nec_cdisc.plugin.verb import options_checked, summary_verb
from nec_cdisc.rules.first_response import first_response as first_of
from nec_cdisc.verbs._responses import confirmation_faults, confirmation_of, responses


@options_checked(confirmation_faults)
@summary_verb
def first_response(
    response: TextElsewhere,
    date: DatesElsewhere,
    until: DateVector | None = None,
    confirmation: int = 28,
    not_evaluable: int = 1,
    stable_between: int = 0,
    *,
    confirmed: bool = False,
    groups: GroupsElsewhere,
    count: int,
) -> DateSummary:
    """Say the day of the first CR or PR of the subject; missing for who did not respond.

    It answers whether a subject responded (objective response), and starts the duration of response. The day is that of
    the response, not of its confirmation. Responses after the first PD do not count; of one date the worst counts.

    Arguments:
        response: the overall responses in the other table, one evaluator's.
        date: their dates in the same table; complete partial ones before (`impute_date`), for they cannot be placed.
        until: the last day that counts, such as the day of a new anti-cancer therapy.
        confirmation: with `confirmed`, how many days later an assessment must be to confirm, at least.
        not_evaluable: with `confirmed`, how many NE may lie between a response and its confirmation.
        stable_between: with `confirmed`, how many SD may lie between a PR and its confirmation.
        confirmed: take the first response that is confirmed, by the rules of `confirmed_best_response`.
        groups: the subject number of each row of the other table.
        count: the number of subjects.

    Problems: ANL110 a text that is no response; the record does not count.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), sections 4.6.1 and 4.6.2.

    Example:
        >>> import numpy as np
        >>> from nec_cdisc.dataset.encoded import encode
        >>> columns, groups = (encode(["PR", "CR"]), encode(["2021-03-01", "2021-03-20"])), np.array([0, 0])
        >>> first_response(*columns, groups=groups, count=1).answer.to_list()
        ['2021-03-01']
        >>> first_response(*columns, confirmed=True, groups=groups, count=1).answer.to_list()
        [None]

    """
    given = responses(response, date, groups, count, until)
    rule = confirmation_of(confirmation, not_evaluable, stable_between, confirmed=confirmed)
    return given.dated(first_of(given.sequence, rule))
