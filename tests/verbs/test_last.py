"""Tests of the verb ``last``."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.last import last


@pytest.mark.parametrize(
    ("values", "dates", "numbers", "winner"),
    [
        (["a", "b", "c"], ["2019-07-03", "2019-07-01", "2019-07-02"], [1, 1, 1], 0),
        ([None, "b", "c"], ["2019-07-03", "2019-07-01", "2019-07-02"], [1, 1, 1], 2),
        (["a", "b"], ["2019-07-01", None], [1, 1], 0),
        (["a", "b"], ["2019-07-01", "2019-07-01"], [10, 9], 0),
        (["a", "b"], ["2019-07-01", "2019-07-01"], [9, None], 0),
        (["a", "b"], ["2019-07-01", "2019-07-01"], [9, 9], 1),
        ([None], ["2019-07-01"], [1], -1),
        (["a"], [None], [1], -1),
    ],
)
def test_the_last_row_with_a_value_wins(values, dates, numbers, winner):
    """The order's columns decide one after the other, ties go to the last row, missing values never win."""
    groups = np.zeros(len(values), np.int64)
    assert last(encode(values), [encode(dates), encode(numbers)], groups=groups, count=1).tolist() == [winner]
