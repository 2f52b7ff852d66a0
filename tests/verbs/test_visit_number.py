"""Tests of the verb ``visit_number``."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.plugin.convention import Protocol, Visit
from nec_cdisc.verbs.visit_number import visit_number

NAMES = {"SCREENING": 1, "CYCLE 1 DAY 1": 2, "CYCLE 2 DAY 1": 3}
TRIAL = Protocol({name: Visit(name, Decimal(number)) for name, number in NAMES.items()})
C1, C2, UN = "CYCLE 1 DAY 1", "CYCLE 2 DAY 1", "UNSCHEDULED"
ROW = st.tuples(
    st.sampled_from("AB"),
    st.sampled_from([*NAMES, UN, "OTHER"]),
    st.sampled_from([None, "2019-07", *(f"2019-07-0{d}" for d in range(1, 6))]),
)


def _numbers(visits, dates, subjects=None):
    subject = encode(subjects or ["A"] * len(visits))
    answer = visit_number(encode(visits), encode(dates), subject=subject, protocol=TRIAL).to_list()
    return [None if number is None else str(number) for number in answer]


@pytest.mark.parametrize(
    ("visits", "days", "numbers"),
    [
        ([C1, C2], ["03", "31"], ["2", "3"]),
        ([C1, UN, C2], ["03", "08", "31"], ["2", "2.1", "3"]),
        ([UN, C1, UN, UN, C2, UN], ["01", "03", "08", "10", "20", "25"], ["0.1", "2", "2.1", "2.2", "3", "3.1"]),
        ([C1, UN, UN], ["03", "08", "08"], ["2", "2.1", "2.1"]),
        ([UN, C1], ["03", "03"], ["2.1", "2"]),
        ([UN, UN, C1], ["10", "08", "03"], ["2.2", "2.1", "2"]),
        ([C1, UN, C1, UN], ["03", "05", "06", "08"], ["2", "2.1", "2", "2.2"]),
        ([C1, "OTHER"], ["03", "05"], ["2", None]),
        ([C1, None], ["03", "05"], ["2", None]),
    ],
)
def test_visits_have_their_number(visits, days, numbers):
    """Planned visits have the protocol's number, others a decimal one after the last planned visit."""
    assert _numbers(visits, [f"2019-07-{day}" for day in days]) == numbers


def test_an_unscheduled_visit_without_a_complete_date_has_no_number():
    """Where the date does not tell the place, there is none."""
    assert _numbers([C1, UN, UN], ["2019-07-03", "2019-07", None]) == ["2", None, None]


def test_times_do_not_matter():
    """Records of one day share a number."""
    assert _numbers([C1, UN, UN], ["2019-07-03", "2019-07-08T08:00", "2019-07-08T12:00"]) == ["2", "2.1", "2.1"]


def test_subjects_do_not_see_one_another():
    """The planned visit of one subject is no base for another."""
    assert _numbers([C1, UN, UN], ["2019-07-03", "2019-07-08", "2019-07-08"], ["A", "B", "A"]) == ["2", "0.1", "2.1"]


def test_more_than_nine_unscheduled_visits_stay_in_order():
    """After 2.9 comes 2.91: numbers rise with the date and stay apart."""
    numbers = _numbers([C1] + [UN] * 11, [f"2019-07-{day:02d}" for day in range(1, 13)])
    assert numbers[8:] == ["2.8", "2.9", "2.91", "2.92"]


@given(st.lists(ROW))
def test_numbers_follow_the_plain_rule(rows):
    """The vectorised answer equals looking at each unscheduled record by itself."""
    subjects, visits, dates = (list(column) for column in zip(*rows, strict=True)) if rows else ([], [], [])
    answer = visit_number(encode(visits), encode(dates), subject=encode(subjects), protocol=TRIAL).to_list()
    assert answer == [_plainly(row, rows) for row in rows]


def _base(row, rows):
    subject, _, date = row
    planned = [(d, NAMES[v]) for s, v, d in rows if s == subject and v in NAMES and d and len(d) == 10 and d <= date]
    return max(planned, default=("", 0))[1]


def _plainly(row, rows):
    subject, visit, date = row
    if visit != UN:
        return Decimal(NAMES[visit]) if visit in NAMES else None
    if date is None or len(date) < 10:
        return None
    alike = {
        d
        for s, v, d in rows
        if (s, v) == (subject, UN) and d and len(d) == 10 and _base((s, v, d), rows) == _base(row, rows)
    }
    return _base(row, rows) + Decimal(sorted(alike).index(date) + 1) / 10
