"""Tests of study days."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.rules.study_day import study_day, study_days


@pytest.mark.parametrize(
    ("day", "reference", "answer"),
    [
        ("2019-07-03", "2019-07-03", 1),
        ("2019-07-04", "2019-07-03", 2),
        ("2019-07-02", "2019-07-03", -1),
        ("2019-07-03T01:00", "2019-07-03T10:30", 1),
        ("2020-03-01", "2020-02-28", 3),
        ("2019-07", "2019-07-03", None),
        ("2019-07-03", "2019-07", None),
        ("2019-02-30", "2019-07-03", None),
    ],
)
def test_days_are_counted_from_the_reference(day, reference, answer):
    """There is no day zero, times do not count, and partial or impossible dates have no day."""
    assert study_day(day, reference) == answer


@given(st.dates(date(1900, 1, 1), date(2099, 1, 1)), st.integers(-5000, 5000))
def test_the_count_leads_back_to_the_date(reference, days):
    """From reference and study day the date can be found again."""
    day = reference + timedelta(days)
    count = study_day(day.isoformat(), reference.isoformat())
    assert count != 0
    assert reference + timedelta(count - (count > 0)) == day


TEXTS = st.one_of(
    st.none(), st.dates().map(date.isoformat), st.sampled_from(["2019-07", "2019-02-30", "2019-07-03T10:15", "UNK"])
)


@given(st.lists(st.tuples(TEXTS, TEXTS)))
def test_many_days_are_counted_as_each_of_them(pairs):
    """All pairs at once get the days of one after the other, a missing date none."""
    dates, references = (encode([pair[side] for pair in pairs]) for side in (0, 1))
    expected = [None if None in pair else study_day(*pair) for pair in pairs]
    assert study_days(dates, references).to_list() == expected


def test_study_days_and_durations_are_those_of_the_reference():
    """The start and end days of 187 adverse events, and the days from start to end, agree with the vectors."""
    path = Path(__file__).parents[1] / "oracles/trtemfl_expected.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 187
    pairs = {"ASTDY": ("ASTDT", "TRTSDT"), "AENDY": ("AENDT", "TRTSDT"), "ADURN": ("AENDT", "ASTDT")}
    for answer, (day, reference) in pairs.items():
        found = [study_day(row[day], row[reference]) for row in rows]
        assert found == [int(row[answer]) if row[answer] else None for row in rows], answer
