"""The verb ``best_response``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.dataset.vectors import (
    DatesElsewhere,
    DateVector,
    GroupsElsewhere,
    Summary,
    TextElsewhere,
    TextSummary,
)
from nec_cdisc.plugin.verb import options_checked, summary_verb
from nec_cdisc.rules.best_response import best_response as best_of
from nec_cdisc.rules.day_column import days
from nec_cdisc.verbs._responses import negative, responses


def _faults(arguments: Mapping[str, Any]) -> list[str]:
    return negative(arguments, ["minimum_sd"])


@options_checked(_faults)
@summary_verb
def best_response(
    response: TextElsewhere,
    date: DatesElsewhere,
    start: DateVector,
    until: DateVector | None = None,
    minimum_sd: int = 42,
    *,
    missing_as_ne: bool = False,
    groups: GroupsElsewhere,
    count: int,
) -> TextSummary:
    """Say the best overall response of the subject, CR and PR without confirmation.

    The first that applies, with the earliest record that gives it: CR. PR. SD: any CR, PR or SD so many days after the
    start or later. NON-CR/NON-PD, as late. PD. NE: any other record. MISSING: no record.

    Of one date the worst response counts (NE < CR < PR < SD < NON-CR/NON-PD < PD), and nothing after the first PD.

    Arguments:
        response: the overall responses in the other table, one evaluator's. Screening is none: bound it by `keep`.
        date: their dates in the same table; complete partial ones before (`impute_date`), for they cannot be placed.
        start: the day from which days count, such as TRTSDT; without it nothing is SD or NON-CR/NON-PD.
        until: the last day that counts, such as the day of a new anti-cancer therapy.
        minimum_sd: after how many days a disease is stable. No day is added: day 43 is 42 days after day 1.
        missing_as_ne: a subject without a record is NE and not MISSING.
        groups: the subject number of each row of the other table.
        count: the number of subjects.

    Problems: ANL110 a text that is no response; the record does not count.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), sections 4.4.3 and 4.6.3.

    Example:
        >>> import numpy as np
        >>> said = best_response(
        ...     encode(["SD", "PD", "SD"]),
        ...     encode(["2021-03-01", "2021-05-01", "2021-01-20"]),
        ...     encode(["2021-01-01", "2021-01-01", None]),
        ...     groups=np.array([0, 0, 1]),
        ...     count=3,
        ... )
        >>> said.answer.to_list(), said.row.tolist()
        (['SD', 'NE', 'MISSING'], [0, 2, -1])

    """
    given = responses(response, date, groups, count, until)
    best = best_of(given.sequence, days(start), minimum_sd=minimum_sd, missing_as_ne=missing_as_ne)
    return Summary(encode(best.texts()), best.record, best.window, given.refused)
