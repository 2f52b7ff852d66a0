"""Tests of the verb ``lowest``."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.lowest import lowest


@pytest.mark.parametrize(
    ("values", "groups", "winners"),
    [
        ([Decimal("9.5"), Decimal(10), Decimal(2)], [0, 0, 1], [0, 2]),
        ([5, 3, 3], [0, 0, 0], [1, -1]),
        ([None, 7], [0, 0], [1, -1]),
        ([1, 2], [-1, 0], [1, -1]),
        ([], [], [-1, -1]),
    ],
)
def test_the_lowest_value_of_each_subject_wins(values, groups, winners):
    """Numbers compare as numbers, ties go to the first row, missing values never win."""
    assert lowest(encode(values), groups=np.array(groups, np.int64), count=2).tolist() == winners
