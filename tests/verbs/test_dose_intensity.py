"""Tests of the verb ``dose_intensity``."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.dose_intensity import dose_intensity

#: 17 days of 10 mg, a gap of 4 days, 54 days of 10 mg, a gap of 6 days, 28 days of 5 mg: 850 mg in 109 days.
INTERVALS = [
    (0, 10, "QD", "2015-09-10", "2015-09-26"),
    (0, 10, "QD", "2015-10-01", "2015-11-23"),
    (0, 5, "QD", "2015-11-30", "2015-12-27"),
]


def given(*intervals, count=1):
    """Return what the verb says of each subject, as text, of intervals of group, dose, frequency, start and end."""
    group, dose, frequency, start, end = zip(*intervals, strict=True)
    amounts = encode([None if one is None else Decimal(one) for one in dose])
    texts = encode(list(frequency)), encode(list(start)), encode(list(end))
    found = dose_intensity(amounts, *texts, groups=np.array(group), count=count)
    return [None if one is None else str(one) for one in found.answer.to_list()]


def test_gaps_and_reductions_count():
    """A hand-worked subject; the order of the records does not matter, nor a record of nobody or without a dose."""
    more = [(-1, 99, "QD", "2015-09-10", "2015-09-26"), (0, None, None, "2015-09-27", "2015-09-30")]
    assert given(*INTERVALS) == given(*INTERVALS[::-1], *more) == ["7.7981651376"]


def test_each_subject_has_its_own():
    """A second subject changes nothing of the first, and one without a dose has nothing."""
    other = (2, 10, "QD", "2019-07-01", "2019-08-19")
    assert given(*INTERVALS, other, count=3) == ["7.7981651376", None, "10"]


@pytest.mark.parametrize(
    "bad",
    [
        (0, 5, "QD", "2016-01-01", None),
        (0, 5, "QD", "2016-01", "2016-02-01"),
        (0, 5, "PRN", "2016-01-01", "2016-01-05"),
        (0, 5, None, "2016-01-01", "2016-01-05"),
        (0, 5, "QD", "2016-01-05", "2016-01-01"),
        (0, 5, "QD", "2015-12-27", "2016-01-05"),
    ],
)
def test_what_cannot_be_added_leaves_a_blank(bad):
    """An interval without dates or rhythm, one that ends before it starts or overlaps another makes nothing up."""
    assert given(*INTERVALS, bad) == [None]
