"""The verb ``confirmed_best_response``."""

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
from nec_cdisc.rules.confirmation import Confirmation
from nec_cdisc.rules.confirmed_best_response import confirmed_best_response as best_of
from nec_cdisc.rules.day_column import days
from nec_cdisc.verbs._responses import CONFIRMING, negative, responses


def _faults(arguments: Mapping[str, Any]) -> list[str]:
    return negative(arguments, ["minimum_sd", *CONFIRMING])


@options_checked(_faults)
@summary_verb
def confirmed_best_response(
    response: TextElsewhere,
    date: DatesElsewhere,
    start: DateVector,
    until: DateVector | None = None,
    minimum_sd: int = 42,
    confirmation: int = 28,
    not_evaluable: int = 1,
    stable_between: int = 0,
    *,
    missing_as_ne: bool = False,
    strict: bool = False,
    groups: GroupsElsewhere,
    count: int,
) -> TextSummary:
    """Say the best overall response of the subject, CR and PR confirmed by a later assessment.

    As `best_response`, but a CR is confirmed by a CR, with only CR and NE between them; a PR by a CR or PR, with only
    CR, PR, NE and the SD allowed between them and no PR after a CR. Only the first assessment is asked that could
    confirm and is late enough. The date is that of the response, not of its confirmation. A CR or PR that was not
    confirmed counts as SD if it is late enough, else a PD decides, else it is NE.

    By the common reading any CR, PR or SD late enough makes SD. `strict: true` reads RECIST 1.1 as it stands: after a
    CR, any disease seen again is a progression on that day, so an early CR is followed by PD.

    Arguments:
        response: the overall responses in the other table, one evaluator's. Screening is none: bound it by `keep`.
        date: their dates in the same table; complete partial ones before (`impute_date`), for they cannot be placed.
        start: the day from which days count, such as TRTSDT; without it nothing is SD or NON-CR/NON-PD.
        until: the last day that counts, such as the day of a new anti-cancer therapy.
        minimum_sd: after how many days a disease is stable.
        confirmation: how many days later an assessment must be to confirm, at least.
        not_evaluable: how many NE may lie between a response and its confirmation.
        stable_between: how many SD may lie between a PR and its confirmation.
        missing_as_ne: a subject without a record is NE and not MISSING.
        strict: disease after a CR is a progression.
        groups: the subject number of each row of the other table.
        count: the number of subjects.

    Problems: ANL110 a text that is no response; the record does not count.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), sections 4.4.3, 4.6.1 and 4.6.3, table 3 with footnote a.

    Example:
        >>> import numpy as np
        >>> columns = encode(["PR", "PR", "PD"]), encode(["2021-03-01", "2021-03-29", "2021-05-01"])
        >>> start, groups = encode(["2021-01-01"]), np.array([0, 0, 0])
        >>> confirmed_best_response(*columns, start, groups=groups, count=1).answer.to_list()
        ['PR']
        >>> confirmed_best_response(*columns, start, confirmation=56, groups=groups, count=1).answer.to_list()
        ['SD']

    """
    given = responses(response, date, groups, count, until)
    best = best_of(
        given.sequence,
        days(start),
        minimum_sd=minimum_sd,
        confirmation=Confirmation(confirmation, not_evaluable, stable_between),
        missing_as_ne=missing_as_ne,
        strict=strict,
    )
    return Summary(encode(best.texts()), best.record, best.window, given.refused)
