"""First occurrences, worked out by hand and against a search record by record."""

from __future__ import annotations

import doctest
from math import inf

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules import occurrence_flag as module
from nec_cdisc.rules.occurrence_flag import first_occurrence

#: Subject, body system, preferred term, start, grade.
EVENTS = [
    (0, 0, 0, "2019-07-09", 1),
    (0, 0, 0, "2019-07-03", 2),
    (0, 0, 1, "2019-07-03", 3),
    (0, 1, 2, "NaT", 4),
    (1, 0, 0, "NaT", -1),
    (1, 0, -1, "2019-08-01", 2),
]
RECORDS = st.lists(
    st.tuples(st.integers(-1, 2), st.integers(-1, 2), st.integers(0, 3), st.integers(-1, 4)), min_size=1, max_size=12
)


def columns(events):
    """Return the columns of events, and a sequence number."""
    subject, system, term, start, grade = zip(*events, strict=True)
    whole = [np.array(column, int) for column in (subject, system, term, grade)]
    return *whole, np.array(start, "datetime64[D]"), np.arange(len(events))


def test_the_examples_of_the_manual_hold():
    """What the docstrings show is what the function returns."""
    assert doctest.testmod(module).failed == 0


def test_the_first_record_of_subject_system_and_term_is_flagged():
    """Starts decide, then the sequence; an unknown start comes last, and an uncoded term has no first record."""
    subject, system, term, _, start, sequence = columns(EVENTS)
    order = [start, sequence]
    assert first_occurrence([subject], order).tolist() == [False, True, False, False, False, True]
    assert first_occurrence([subject, system], order).tolist() == [False, True, False, True, False, True]
    assert first_occurrence([subject, system, term], order).tolist() == [False, True, True, True, True, False]


def test_the_worst_comes_first():
    """The highest grade wins over an earlier start, and an unknown grade is the last to be flagged."""
    subject, system, _, grade, start, sequence = columns(EVENTS)
    order = [start, sequence]
    assert first_occurrence([subject], order, worst=grade).tolist() == [False, False, False, True, False, True]
    unknown = np.where(grade < 0, np.nan, grade)
    assert first_occurrence([subject, system], order, worst=unknown).tolist() == [
        False,
        False,
        True,
        True,
        False,
        True,
    ]


def test_only_records_that_take_part_are_flagged():
    """AOCC02FL of serious events looks at the serious ones alone and leaves the condition as it was."""
    subject, *_, start, sequence = columns(EVENTS)
    serious = np.array([True, False, False, True, False, False])
    assert first_occurrence([subject], [start, sequence], where=serious).tolist() == [True, *[False] * 5]
    assert serious.tolist() == [True, False, False, True, False, False]


def test_nothing_is_flagged_where_there_is_nothing():
    """An empty dataset is answered."""
    empty = np.array([], int)
    assert first_occurrence([empty], [empty], worst=empty).tolist() == []


def flags(records, numbers):
    """Return the flags of records (subject, term, day, grade) with their sequence numbers."""
    subject, term, day, grade = np.array(records).T
    return first_occurrence([subject, term], [day, np.array(numbers)], worst=grade).tolist()


@given(RECORDS)
def test_the_flags_are_those_of_a_search_record_by_record(records):
    """Each subject and term that is known has exactly one flag, on its worst and then earliest record."""
    best = {}
    for number, (subject, term, day, grade) in enumerate(records):
        if subject >= 0 and term >= 0:
            rank = (inf if grade < 0 else -grade, day, number)
            best[subject, term] = min(best.get((subject, term), (inf, inf, inf)), rank)
    wanted = {rank[-1] for rank in best.values()}
    assert flags(records, range(len(records))) == [number in wanted for number in range(len(records))]


@given(RECORDS, st.randoms(use_true_random=False))
def test_the_order_of_the_records_never_matters(records, random):
    """A record with a sequence number of its own has its flag wherever it stands."""
    places = list(range(len(records)))
    random.shuffle(places)
    usual = flags(records, range(len(records)))
    assert flags([records[place] for place in places], places) == [usual[place] for place in places]


@given(RECORDS)
def test_adding_a_subject_changes_no_other(records):
    """The flags of subject 0 are the same with and without the others."""
    own = [number for number, record in enumerate(records) if record[0] == 0]
    if own:
        everything = flags(records, range(len(records)))
        assert flags([records[number] for number in own], own) == [everything[number] for number in own]
