"""Columns of dates as days."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import Encoded, encode
from nec_cdisc.rules.day_column import days, texts_of_days


def test_only_what_is_known_to_the_day_is_a_day():
    """A time is left out; partial, impossible, missing values and numbers are none."""
    column = encode(["2019-07-03", "2019-07-03T10:00", "2019-07", "2019-02-30", None, "2020"])
    assert days(column).astype(str).tolist() == ["2019-07-03", "2019-07-03", "NaT", "NaT", "NaT", "NaT"]
    assert np.isnat(days(Encoded(np.zeros(1, np.int32), [2019]))).all()


def test_texts_of_days_are_sorted_distinct_values():
    """Days come back as the dates that they were, each text once."""
    column = texts_of_days(np.array(["2019-07-03", "2018-01-01", "NaT", "2019-07-03"], "datetime64[D]"))
    assert column.to_list() == ["2019-07-03", "2018-01-01", None, "2019-07-03"]
    assert list(column.values) == ["2018-01-01", "2019-07-03"]


def test_nothing_gives_nothing():
    """Columns without records or without dates are no special case."""
    assert len(days(encode([]))) == 0
    assert texts_of_days(np.array([], "datetime64[D]")).to_list() == []
    assert texts_of_days(days(encode([None, None]))).to_list() == [None, None]
