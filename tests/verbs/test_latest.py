"""Tests of the verb ``latest``."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.latest import latest


@pytest.mark.parametrize(
    ("dates", "groups", "winners"),
    [
        (["2019-07-03", "2019-07-01", "2019-07-02"], [0, 0, 1], [0, 2]),
        (["2019-07-01", "2019-07-01"], [0, 0], [1, -1]),
        (["2019-07-01", None, None], [0, 0, 1], [0, -1]),
        (["2019-07-01", "2019-07"], [0, 0], [0, -1]),
        (["--12-30", "2019-07-01"], [0, 0], [1, -1]),
        (["2019-07-01", "2019-07-02"], [1, -1], [-1, 0]),
        ([], [], [-1, -1]),
    ],
)
def test_the_latest_date_of_each_subject_wins(dates, groups, winners):
    """Missing dates never win, ties go to the last row, and a subject without a date has no winner."""
    assert latest(encode(dates), groups=np.array(groups, np.int64), count=2).tolist() == winners
