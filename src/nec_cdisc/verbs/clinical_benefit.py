"""The verb ``clinical_benefit``."""

from __future__ import annotations

from nec_cdisc.dataset.vectors import (
    DatesElsewhere,
    DateSummary,
    DateVector,
    GroupsElsewhere,
    TextElsewhere,
)
from nec_cdisc.plugin.verb import options_checked, summary_verb
from nec_cdisc.rules.clinical_benefit import clinical_benefit as benefit_of
from nec_cdisc.rules.day_column import days
from nec_cdisc.verbs._responses import confirmation_faults, confirmation_of, responses


@options_checked(confirmation_faults)
@summary_verb
def clinical_benefit(
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
    """Say since when the subject had a clinical benefit; missing for who had none.

    That is the earlier of the first response and the first CR, PR, SD or NON-CR/NON-PD so many days after the start or
    later. Responses after the first PD do not count; of one date the worst counts.

    Arguments:
        response: the overall responses in the other table, one evaluator's. Screening is none: bound it by `keep`.
        date: their dates in the same table; complete partial ones before (`impute_date`), for they cannot be placed.
        start: the day from which days count, such as TRTSDT.
        until: the last day that counts, such as the day of a new anti-cancer therapy.
        minimum_sd: after how many days a disease under control is a benefit; trials often ask for 168 (24 weeks).
        confirmation: with `confirmed`, how many days later an assessment must be to confirm, at least.
        not_evaluable: with `confirmed`, how many NE may lie between a response and its confirmation.
        stable_between: with `confirmed`, how many SD may lie between a PR and its confirmation.
        confirmed: a response is a benefit only if it is confirmed, by the rules of `confirmed_best_response`.
        groups: the subject number of each row of the other table.
        count: the number of subjects.

    Problems: ANL110 a text that is no response; the record does not count.

    Source: a rule of the protocol, not of RECIST 1.1; the responses are those of its section 4.4.

    Example:
        >>> import numpy as np
        >>> from nec_cdisc.dataset.encoded import encode
        >>> columns, groups = (encode(["SD", "SD"]), encode(["2021-03-01", "2021-05-01"])), np.array([0, 0])
        >>> clinical_benefit(*columns, encode(["2021-02-01"]), groups=groups, count=1).answer.to_list()
        ['2021-05-01']

    """
    given = responses(response, date, groups, count, until)
    rule = confirmation_of(confirmation, not_evaluable, stable_between, confirmed=confirmed)
    return given.dated(benefit_of(given.sequence, days(start), minimum_sd=minimum_sd, confirmation=rule))
