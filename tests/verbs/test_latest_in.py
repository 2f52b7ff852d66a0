"""Tests of the verb ``latest_in``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.latest_in import latest_in


def dates(rows, where=None):
    """Return the date that each row is given: subject, visit, date."""
    subject, visit, date = (encode([row[at] for row in rows]) for at in range(3))
    return latest_in(date, [visit], None if where is None else np.array(where, bool), subject=subject).to_list()


def test_every_record_of_a_group_has_the_latest_date_of_it():
    """The scans of one assessment share a day; other visits and subjects have their own."""
    rows = [
        ("A", 1, "2021-03-04"),
        ("A", 1, "2021-03-01"),
        ("A", 1, None),
        ("A", 2, "2021-05-01"),
        ("B", 1, "2020-01-01"),
    ]
    day = "2021-03-04"
    assert dates(rows) == [day, day, day, "2021-05-01", "2020-01-01"]


def test_only_records_that_count_decide():
    """A record of which the condition does not hold is told the date of the others."""
    rows = [("A", 1, "2021-03-04"), ("A", 1, "2021-03-02"), ("A", 1, "2021-03-01"), ("A", 1, "2021-03-09")]
    assert dates(rows, [1, 0, 0, 0]) == ["2021-03-04"] * 4


def test_records_without_a_group_or_a_date_have_none():
    """No subject, no visit, or nobody with a date."""
    assert dates([(None, 1, "2021-03-04"), ("A", None, "2021-03-04"), ("A", 1, None)]) == [None] * 3
    assert dates([]) == []
