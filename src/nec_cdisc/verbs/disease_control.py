"""The verb ``disease_control``."""

from __future__ import annotations

from nec_cdisc.dataset.vectors import (
    DatesElsewhere,
    DateSummary,
    DateVector,
    GroupsElsewhere,
    TextElsewhere,
)
from nec_cdisc.plugin.verb import options_checked, summary_verb
from nec_cdisc.rules.best_response import best_response
from nec_cdisc.rules.confirmed_best_response import confirmed_best_response
from nec_cdisc.rules.day_column import days
from nec_cdisc.rules.disease_control import disease_control as control_of
from nec_cdisc.verbs._responses import confirmation_faults, confirmation_of, responses


@options_checked(confirmation_faults)
@summary_verb
def disease_control(
    response: TextElsewhere,
    date: DatesElsewhere,
    start: DateVector,
    until: DateVector | None = None,
    minimum_sd: int = 42,
    confirmation: int = 28,
    not_evaluable: int = 1,
    stable_between: int = 0,
    *,
    confirmed: bool = False,
    groups: GroupsElsewhere,
    count: int,
) -> DateSummary:
    """Say the day that shows the disease of the subject under control; missing for who had no control.

    It is the day of a best response of CR, PR, SD or NON-CR/NON-PD, where SD and NON-CR/NON-PD lasted their minimum
    time. With `confirmed` the best response is that of `confirmed_best_response`, else that of `best_response`.

    Arguments:
        response: the overall responses in the other table, one evaluator's. Screening is none: bound it by `keep`.
        date: their dates in the same table; complete partial ones before (`impute_date`), for they cannot be placed.
        start: the day from which days count, such as TRTSDT.
        until: the last day that counts, such as the day of a new anti-cancer therapy.
        minimum_sd: after how many days a disease is stable.
        confirmation: with `confirmed`, how many days later an assessment must be to confirm, at least.
        not_evaluable: with `confirmed`, how many NE may lie between a response and its confirmation.
        stable_between: with `confirmed`, how many SD may lie between a PR and its confirmation.
        confirmed: ask CR and PR for a confirmation.
        groups: the subject number of each row of the other table.
        count: the number of subjects.

    Problems: ANL110 a text that is no response; the record does not count.

    Source: disease control rate, RECIST 1.1 (Eur J Cancer 2009;45:228-247), section 4.9; the name is the field's.

    Example:
        >>> import numpy as np
        >>> from nec_cdisc.dataset.encoded import encode
        >>> columns, groups = (encode(["SD", "SD"]), encode(["2021-03-01", "2021-05-01"])), np.array([0, 1])
        >>> disease_control(*columns, encode(["2021-02-01"] * 2), groups=groups, count=2).answer.to_list()
        [None, '2021-05-01']

    """
    given = responses(response, date, groups, count, until)
    rule = confirmation_of(confirmation, not_evaluable, stable_between, confirmed=confirmed)
    if rule is None:
        best = best_response(given.sequence, days(start), minimum_sd=minimum_sd)
    else:
        best = confirmed_best_response(given.sequence, days(start), minimum_sd=minimum_sd, confirmation=rule)
    return given.dated(control_of(best))
