"""First and lasting deterioration, against a search record by record."""

from __future__ import annotations

import doctest

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules import deterioration as module
from nec_cdisc.rules.deterioration import deteriorations

#: Records of three groups (-1: no group) on days of their own (30: not known), worsened or not.
RECORDS = st.lists(
    st.tuples(st.integers(-1, 2), st.integers(0, 30), st.booleans()), max_size=15, unique_by=lambda one: one[:2]
)


def found(records, *, lasting=False):
    """Return event and last record of three groups."""
    group, day, worse = (np.array([record[place] for record in records], int) for place in range(3))
    days = np.where(day == 30, np.datetime64("NaT"), np.datetime64("2019-09-01") + day)
    event, last = deteriorations(group, days.astype("datetime64[D]"), worse.astype(bool), count=3, lasting=lasting)
    return event.tolist(), last.tolist()


def test_the_examples_of_the_manual_hold():
    """What the docstrings show is what the function returns."""
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("worse", "first", "lasting"),
    [
        ("NNN", -1, -1),
        ("NYN", 1, -1),  # got better again
        ("NYY", 1, 1),
        ("YNY", 0, 2),
        ("YYY", 0, 0),
    ],
)
def test_a_lasting_deterioration_has_no_recovery_after_it(worse, first, lasting):
    """The first worsening is the event; the lasting one is the first of those that no better record follows."""
    records = [(0, day, letter == "Y") for day, letter in enumerate(worse)]
    assert found(records) == ([first, -1, -1], [2, -1, -1])
    assert found(records, lasting=True) == ([lasting, -1, -1], [2, -1, -1])


@given(RECORDS, st.booleans())
def test_the_records_are_those_of_a_search(records, lasting):
    """For each group the event is the earliest worsening that counts and the last record has the latest day."""
    events, lasts = [], []
    for group in range(3):
        own = sorted((day, place) for place, (whose, day, _) in enumerate(records) if whose == group and day < 30)
        worse = [records[place][2] for _, place in own]
        hits = [one for one, bad in enumerate(worse) if bad and (not lasting or all(worse[one:]))]
        events.append(own[hits[0]][1] if hits else -1)
        lasts.append(own[-1][1] if own else -1)
    assert found(records, lasting=lasting) == (events, lasts)


@given(RECORDS, st.booleans())
def test_the_order_of_the_records_never_matters(records, lasting):
    """The same records are found when the rows stand the other way round."""
    turned = found(records[::-1], lasting=lasting)
    back = tuple([-1 if row < 0 else len(records) - 1 - row for row in rows] for rows in turned)
    assert back == found(records, lasting=lasting)


@given(RECORDS)
def test_a_lasting_deterioration_is_never_before_the_first(records):
    """Who has a lasting one has a first one, on the same day or earlier."""
    first, lasting = found(records)[0], found(records, lasting=True)[0]
    for early, late in zip(first, lasting, strict=True):
        assert late == -1 or records[early][1] <= records[late][1]
