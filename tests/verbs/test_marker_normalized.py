"""Tests of the verb ``marker_normalized``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.marker_normalized import marker_normalized

DAY = encode(["2019-07-01", "2019-09-02"] * 3)
DOSE = encode(["2019-07-03"] * 6)
SUBJECT = encode(["001"] * 2 + ["002"] * 2 + ["003"] * 2)
RESULT = encode([198, 101, 198, 102, 100, 90])
LIMIT = encode([101] * 6)
ORDER = encode([1, 2, 3, 4, 5, 6])


def said(**more):
    """Return the answers of three subjects."""
    return marker_normalized(RESULT, LIMIT, DAY, DOSE, ORDER, subject=SUBJECT, **more).to_list()


def test_only_who_was_above_the_limit_can_become_normal():
    """At the limit is normal, above it is not, and of who was normal before nothing is said."""
    assert said() == ["Y", "Y", "N", "N", None, None]


def test_markers_are_judged_apart():
    """With a column that tells markers apart no result stands for another marker."""
    assert said(by=[encode(["CGA", "NSE"] * 3)]) == [None] * 6


def test_only_some_records_take_part():
    """A record that the condition leaves out is not judged and gets no answer."""
    where = np.array([True, True, False, False, True, True])
    assert said(where=where) == ["Y", "Y", None, None, None, None]


def test_the_day_of_the_first_dose_can_count_as_later():
    """The study says on which side a result of that day stands."""
    day, one = encode(["2019-07-01", "2019-07-03"]), encode(["001"] * 2)
    given = (encode([198, 90]), encode([101, 101]), day, encode(["2019-07-03"] * 2), encode([1, 2]))
    assert marker_normalized(*given, subject=one).to_list() == [None, None]
    assert marker_normalized(*given, same_day=False, subject=one).to_list() == ["Y", "Y"]
