"""Intervals of dosing for the tests of the verbs that sum them up."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np

from nec_cdisc.dataset.encoded import encode

#: 17 days of 10 mg, a gap of 4 days, 54 days of 10 mg, a gap of 6 days, 28 days of 5 mg: 850 mg in 109 days.
INTERVALS = [
    (0, 10, "QD", "2015-09-10", "2015-09-26"),
    (0, 10, "QD", "2015-10-01", "2015-11-23"),
    (0, 5, "QD", "2015-11-30", "2015-12-27"),
]
#: Of nobody, and without a dose: they change nothing.
MORE = [(-1, 99, "QD", "2015-09-10", "2015-09-26"), (0, None, None, "2015-09-27", "2015-09-30")]
#: Of another subject.
OTHER = (2, 10, "QD", "2019-07-01", "2019-08-19")
#: Intervals that cannot be added: without dates or rhythm, ending before they start, overlapping.
BAD = [
    (0, 5, "QD", "2016-01-01", None),
    (0, 5, "QD", "2016-01", "2016-02-01"),
    (0, 5, "PRN", "2016-01-01", "2016-01-05"),
    (0, 5, None, "2016-01-01", "2016-01-05"),
    (0, 5, "QD", "2016-01-05", "2016-01-01"),
    (0, 5, "QD", "2015-12-27", "2016-01-05"),
]


def said(verb: Callable[..., Any], *intervals: tuple[Any, ...], count: int = 1, **options: Any) -> list[str | None]:
    """Return what a verb says of each subject, as text, of intervals of group, dose, frequency, start and end."""
    group, dose, frequency, start, end = zip(*intervals, strict=True)
    amounts = encode([None if one is None else Decimal(one) for one in dose])
    texts = encode(list(frequency)), encode(list(start)), encode(list(end))
    found = verb(amounts, *texts, groups=np.array(group), count=count, **options)
    return [None if one is None else str(one) for one in found.answer.to_list()]
