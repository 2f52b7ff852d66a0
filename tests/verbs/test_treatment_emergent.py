"""Tests of the verb ``treatment_emergent``; the rule itself is tested with the rules."""

from __future__ import annotations

import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.treatment_emergent import treatment_emergent


def flags(*records, **options):
    """Return the flags of records of one subject: start, end, grade and group, dosed 2019-07-03 to 2019-08-01."""
    start, end, grade, group = (encode([one[place] or None for one in records]) for place in range(4))
    dose, last = encode(["2019-07-03"] * len(records)), encode(["2019-08-01"] * len(records))
    subject = encode(["001"] * len(records))
    found = treatment_emergent(start, end, dose, last, grade, event=group, subject=subject, **options)
    return [answer or "" for answer in found.to_list()]


def test_the_window_closes_after_the_last_dose():
    """Day 30 after the last dose still counts, day 31 does not; another study says another window."""
    records = ("2019-08-31", "", "1", "1"), ("2019-09-01", "", "1", "2")
    assert flags(*records) == ["Y", ""]
    assert flags(*records, window=31) == ["Y", "Y"]


def test_an_event_counts_from_where_it_got_worse():
    """Grade 1 before the dose, 1 after it, then 2, then 1 again: emergent from the rise on."""
    event = ("2019-06-01", "", "1", "1"), ("2019-07-05", "", "1", "1"), ("2019-07-10", "", "2", "1")
    assert flags(*event, ("2019-07-20", "", "1", "1")) == ["", "", "Y", "Y"]


def test_a_record_without_a_group_stands_alone():
    """A blank group number makes no common event of two records."""
    assert flags(("2019-06-01", "", "1", ""), ("2019-07-05", "", "1", "")) == ["", "Y"]


def test_an_unknown_start_is_emergent_unless_the_end_is_before_the_dose():
    """What may have begun under treatment counts."""
    assert flags(("", "", "1", "1"), ("", "2019-07-01", "1", "2"), ("2019-07", "", "2", "3")) == ["Y", "", "Y"]


def test_without_a_dose_or_subject_nothing_is_emergent():
    """A screening failure has no treatment-emergent event."""
    one, blank = encode(["2019-07-05"]), encode([None])
    assert treatment_emergent(one, blank, blank, blank, subject=encode(["001"])).to_list() == [None]
    assert treatment_emergent(one, blank, one, blank, subject=blank).to_list() == [None]


@pytest.mark.parametrize(("initial", "worst", "answer"), [("1", "2", "Y"), ("2", "2", None), (None, "2", "Y")])
def test_an_event_of_one_record_got_worse_by_its_initial_grade(initial, worst, answer):
    """Started before the dose, it counts where its worst grade is above the first one or one is not known."""
    start, end, dose = encode(["2019-06-01"]), encode([None]), encode(["2019-07-03"])
    found = treatment_emergent(start, end, dose, dose, encode([worst]), encode([initial]), subject=encode(["001"]))
    assert found.to_list() == [answer]
