"""The earliest and the latest of several dates."""

import numpy as np
from tests.checks.made import table

from nec_cdisc.records.extremes import earliest, latest

DATES = table("EX", EXSTDTC=["2019-02-05", "2019-02", None, "2019-01-01", "2019-03-01"]).dates("EXSTDTC")
OF = np.array([0, 0, 0, 1, -1])


def days(*texts):
    """Return the days of complete dates."""
    return table("X", D=texts).dates("D").first.tolist()


def test_the_earliest_of_a_partial_date_is_a_span():
    """The earliest of a day and its month lies between the first of the month and the day."""
    first = earliest(DATES, OF, 3)
    assert [first.first[0], first.last[0]] == days("2019-02-01", "2019-02-05")
    assert first.valid.tolist() == [True, True, False]


def test_the_latest_of_a_partial_date_is_a_span():
    """The latest of a day and its month lies between the day and the last of the month; other groups do not count."""
    last = latest(DATES, OF, 3)
    assert [last.first[0], last.last[0]] == days("2019-02-05", "2019-02-28")
    assert last.complete.tolist() == [False, True, False]
