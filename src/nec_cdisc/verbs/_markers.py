"""Columns of tumour markers as the rule of their response reads them, and its answers as a column."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.rules.day_column import days
from nec_cdisc.rules.marker_response import Answers, MarkerResponse, marker_response
from nec_cdisc.rules.number_column import Numbers
from nec_cdisc.verbs._groups import Groups


def responded(
    result: Encoded,
    upper: Encoded | None,
    dates: tuple[Encoded, Encoded],
    order: Encoded,
    groups: Groups,
    percent: Decimal = Decimal(50),
    *,
    same_day: bool,
) -> MarkerResponse:
    """Return how each marker of each subject responded; ``dates`` are those of record and first dose."""
    nothing = Numbers([], np.full(len(result), -1))
    return marker_response(
        Numbers(result.values, result.codes),
        nothing if upper is None else Numbers(upper.values, upper.codes),
        group=groups.number,
        day=days(dates[0]),
        first_dose=days(dates[1]),
        sequence=order.ranks(),
        count=groups.count,
        percent=percent,
        same_day=same_day,
    )


def yes_or_no(answers: Answers, groups: Groups) -> Encoded:
    """Return the answer of each record's group as Y, N or missing."""
    return groups.of_records(Encoded(np.where(answers < 0, -1, 1 - answers).astype(np.int32), ["Y", "N"]))
