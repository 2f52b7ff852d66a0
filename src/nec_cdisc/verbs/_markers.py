"""Columns of tumour markers as the rule of their response reads them, and its answers as a column."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, combine
from nec_cdisc.rules.day_column import days
from nec_cdisc.rules.marker_response import Answers, MarkerResponse, marker_response
from nec_cdisc.rules.number_column import Numbers

Groups = NDArray[np.int64]


def groups_of(subject: Encoded, by: Sequence[Encoded], where: NDArray[np.bool_] | None) -> tuple[Groups, int]:
    """Return the number of subject and marker of each record, -1 for one that takes no part, and how many there are."""
    number, parts = combine([subject, *by])
    complete = np.all([codes >= 0 for codes in parts], axis=0)
    takes_part = complete[number] if where is None else complete[number] & where
    return np.where(takes_part, number, -1).astype(np.int64), len(complete)


def responded(
    result: Encoded,
    upper: Encoded | None,
    dates: tuple[Encoded, Encoded],
    order: Encoded,
    groups: tuple[Groups, int],
    percent: Decimal = Decimal(50),
    *,
    same_day: bool,
) -> MarkerResponse:
    """Return how each marker of each subject responded; ``dates`` are those of record and first dose."""
    group, count = groups
    nothing = Numbers([], np.full(len(result), -1))
    return marker_response(
        Numbers(result.values, result.codes),
        nothing if upper is None else Numbers(upper.values, upper.codes),
        group=group,
        day=days(dates[0]),
        first_dose=days(dates[1]),
        sequence=order.ranks(),
        count=count,
        percent=percent,
        same_day=same_day,
    )


def yes_or_no(answers: Answers, group: Groups) -> Encoded:
    """Return the answer of each record's group as Y, N or missing."""
    codes = np.append(answers, -1)[group]
    return Encoded(np.where(codes < 0, -1, 1 - codes).astype(np.int32), ["Y", "N"])
