"""Tests of the verb ``earliest``."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.earliest import earliest


@pytest.mark.parametrize(
    ("dates", "groups", "winners"),
    [
        (["2019-07-03", "2019-07-01", "2019-07-02"], [0, 0, 1], [1, 2]),
        (["2019-07-01", "2019-07-01"], [0, 0], [0, -1]),
        ([None, "2019-07-01", None], [0, 0, 1], [1, -1]),
        (["2019-07", "2019-07-01"], [0, 0], [0, -1]),
        (["--06-30", "2019-07-01"], [0, 0], [1, -1]),
        (["2019-07-01", "2019-07-02"], [-1, 1], [-1, 1]),
        ([], [], [-1, -1]),
    ],
)
def test_the_earliest_date_of_each_subject_wins(dates, groups, winners):
    """Missing dates never win, ties go to the first row, and a subject without a date has no winner."""
    assert earliest(encode(dates), groups=np.array(groups, np.int64), count=2).tolist() == winners
