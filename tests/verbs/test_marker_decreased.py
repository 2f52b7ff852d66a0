"""Tests of the verb ``marker_decreased``."""

from __future__ import annotations

import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.plugin.verb import option_faults
from nec_cdisc.verbs.marker_decreased import marker_decreased

DAY = encode(["2019-07-01", "2019-09-02", "2019-10-02"])
DOSE = encode(["2019-07-03"] * 3)
ONE = encode(["001"] * 3)
ORDER = encode([1, 2, 3])


@pytest.mark.parametrize(
    ("results", "percent", "expected"),
    [
        ([200, 199, 300], 0, "Y"),  # the lowest later result counts, not the last
        ([200, 200, 300], 0, "N"),
        ([200, 100, 300], 50, "Y"),
        ([200, 101, 300], 50, "N"),
        ([None, 101, 300], 0, None),
        ([200, None, None], 0, None),
    ],
)
def test_the_lowest_later_result_is_compared_with_baseline(results, percent, expected):
    """Any fall counts by default, a share of the baseline where one is asked for; without a pair nothing is said."""
    answer = marker_decreased(encode(results), DAY, DOSE, ORDER, percent=percent, subject=ONE)
    assert answer.to_list() == [expected] * 3


def test_a_share_is_one_of_the_whole():
    """A percentage beyond 100 is refused when the line is read."""
    assert option_faults(marker_decreased, {"percent": 101}) == ["'percent' is a number from 0 to 100"]
    assert option_faults(marker_decreased, {"percent": 50}) == []
