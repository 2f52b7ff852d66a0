"""Dates of two columns are compared as each pair of them is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import combine, encode
from nec_cdisc.mapping.condition.date_pairs import ordered
from nec_cdisc.rules import partial_date

VERBS = {
    "is before": partial_date.before,
    "is after": partial_date.after,
    "is on or before": partial_date.on_or_before,
    "is on or after": partial_date.on_or_after,
}
LOCAL = ["2019", "2019-07", "2019-07-03", "2019-07-03T10", "2019-07-03T10:15", "2019-07-03T10:15:00.5", "2019-07-04",
         " 2019-07-03 ", "2019---03", "--07-03", "2019-07-03T-:15", "2019-02-30", "UNK", "2020-01-01"]  # fmt: skip
WITH_OFFSET = ["2019-07-03T23:30Z", "2019-07-04T01:30+02:00", "2019-07-03T23:30-05:00"]


def _pairwise(verb, pairs):
    certain = VERBS[verb]
    return [a is not None and b is not None and certain(a.strip(), b.strip()) for a, b in pairs]


def _at_once(verb, pairs):
    columns = [encode(side) for side in zip(*pairs, strict=True)]
    inverse, parts = combine(columns)
    return ordered(verb, columns, parts)[inverse].tolist()


@given(st.sampled_from(sorted(VERBS)), st.lists(st.tuples(*[st.sampled_from([None, *LOCAL])] * 2), min_size=1))
def test_many_pairs_are_answered_as_each_of_them(verb, pairs):
    """Whatever is missing of the dates, all pairs at once get the answers of one after the other."""
    assert _at_once(verb, pairs) == _pairwise(verb, pairs)


@given(st.sampled_from(sorted(VERBS)), st.lists(st.tuples(*[st.sampled_from([*LOCAL, *WITH_OFFSET])] * 2), min_size=1))
def test_offsets_from_utc_count_where_both_dates_have_one(verb, pairs):
    """A column in which some dates have an offset is answered pair by pair, with the same rule."""
    assert _at_once(verb, pairs) == _pairwise(verb, pairs)


@pytest.mark.parametrize(
    ("verb", "expected"),
    [("is before", [True, False, False, False]), ("is on or before", [True, True, True, False])],
)
def test_the_day_decides_where_only_the_time_is_open(verb, expected):
    """A day before, the same moment, and the same day with one time are told apart; another month is undecided."""
    pairs = [("2019-07-02", "2019-07-03"), ("2019-07-03", "2019-07-03"), ("2019-07-03", "2019-07-03T10"),
             ("2019-07", "2019-07-03")]  # fmt: skip
    assert _at_once(verb, pairs) == expected
    columns = [encode([1, None]), encode(["2019-07-03", "2019-07-03"])]
    assert not ordered(verb, columns, combine(columns)[1]).any()
