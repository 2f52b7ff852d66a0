"""Tests of the verb ``sv_visit_number``."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.plugin.convention import Protocol, Visit
from nec_cdisc.verbs.sv_visit_number import sv_visit_number

TRIAL = Protocol({"SCREENING": Visit("SCREENING", Decimal(1)), "CYCLE 1 DAY 1": Visit("CYCLE 1 DAY 1", Decimal(10))})
UN = "UNSCHEDULED"
DAYS = [None, "2019-07", *(f"2019-07-0{day}" for day in range(1, 7))]
VISITS = st.lists(
    st.tuples(st.integers(-1, 2), st.sampled_from(["SCREENING", UN]), st.sampled_from(DAYS), st.sampled_from(DAYS)),
    max_size=6,
)
RECORDS = st.lists(
    st.tuples(st.sampled_from("ABC"), st.sampled_from(["SCREENING", UN]), st.sampled_from(DAYS)), min_size=1
)


def numbered(records, visits):
    """Give the numbers of records (subject, visit, day) by visits (subject number, name, first and last day)."""
    subject = encode([who for who, _, _ in records])
    answer = sv_visit_number(
        encode([name for _, name, _ in records]),
        encode([day for _, _, day in records]),
        encode([name for _, name, _, _ in visits]),
        encode([start for _, _, start, _ in visits]),
        encode([end for _, _, _, end in visits]),
        encode([Decimal(f"10.{number}") for number in range(1, len(visits) + 1)]),
        subject=subject,
        groups=np.array([who for who, *_ in visits], np.int64),
        protocol=TRIAL,
    )
    return [None if number is None else str(number) for number in answer.to_list()]


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2019-07-03", "10.1"),
        ("2019-07-03T11:30", "10.1"),
        ("2019-07-05", "10.2"),
        ("2019-07-06", "10.2"),
        ("2019-07-04", None),
        ("2019-07-07", None),
        ("2019-07", None),
        (None, None),
    ],
)
def test_an_unscheduled_record_has_the_number_of_the_visit_on_its_day(day, number):
    """First and last day of the visit count, days outside and partial dates have no number."""
    visits = [(0, UN, "2019-07-03", None), (0, UN, "2019-07-05", "2019-07-06")]
    assert numbered([("A", UN, day)], visits) == [number]


def test_a_planned_visit_has_the_number_of_the_protocol():
    """Whether SV has it or not; a visit that the protocol does not know has none."""
    assert numbered([("A", "CYCLE 1 DAY 1", None), ("A", "OTHER", "2019-07-03")], []) == ["10", None]


def test_a_visit_of_another_subject_and_a_planned_one_on_the_day_do_not_count():
    """Only an unscheduled visit of the same subject gives its number."""
    visits = [(1, UN, "2019-07-03", None), (0, "SCREENING", "2019-07-03", None)]
    assert numbered([("A", UN, "2019-07-03"), ("B", UN, "2019-07-03")], visits) == [None, "10.1"]


@given(records=RECORDS, visits=VISITS)
def test_the_answer_is_that_of_a_plain_search(records, visits):
    """Of the visits that have begun, the one that began last is taken, if it had not ended."""
    subjects = list(dict.fromkeys(who for who, _, _ in records))
    expected = []
    for who, name, day in records:
        begun = [
            (start, -number, end or start, number)
            for number, (group, visit, start, end) in enumerate(visits, start=1)
            if visit == UN and start and len(start) > 7 and group == subjects.index(who)
            if day and len(day) > 7 and start <= day
        ]
        last = max(begun, key=lambda item: (item[0], item[3]), default=None)
        fits = last is not None and day <= (last[2] if len(last[2]) > 7 else last[0])
        expected.append("1" if name == "SCREENING" else f"10.{last[3]}" if fits else None)
    assert numbered(records, visits) == expected
