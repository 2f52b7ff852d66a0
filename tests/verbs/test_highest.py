"""Tests of the verb ``highest``."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.highest import highest


@pytest.mark.parametrize(
    ("values", "groups", "winners"),
    [
        ([Decimal("9.5"), Decimal(10), Decimal(2)], [0, 0, 1], [1, 2]),
        ([3, 5, 5], [0, 0, 0], [1, -1]),
        ([7, None], [0, 0], [0, -1]),
        ([2, 1], [-1, 0], [1, -1]),
        ([], [], [-1, -1]),
    ],
)
def test_the_highest_value_of_each_subject_wins(values, groups, winners):
    """Numbers compare as numbers, ties go to the first row, missing values never win."""
    assert highest(encode(values), groups=np.array(groups, np.int64), count=2).tolist() == winners
