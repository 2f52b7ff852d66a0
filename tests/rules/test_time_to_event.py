"""Time to event: each rule by hand, and what must hold whatever the records are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules.dated_record import DatedRecords
from nec_cdisc.rules.time_to_event import Censoring, End, time_to_event

DAY_0 = np.datetime64("2021-01-04")
COUNT = 4
#: Subject (-1 none) and day (-1 none) of the records of a source.
SOURCE = st.lists(st.tuples(st.integers(-1, COUNT - 1), st.integers(-1, 30)), max_size=8)


def _dates(days):
    return np.array([np.datetime64("NaT") if day is None or day < -90 else DAY_0 + day for day in days], "M8[D]")


def _one(*days):
    """Return records of a single subject."""
    return DatedRecords(np.zeros(len(days), int), _dates(days), np.arange(len(days)))


def _many(rows):
    days = [None if day < 0 else day for _, day in rows]
    return DatedRecords(np.array([row[0] for row in rows], int), _dates(days), np.arange(len(rows)))


def _answer(events, censorings, ends=(), start=0):
    """Return day, code, event and censoring of a single subject."""
    answer = time_to_event(_dates([start]), events, censorings, ends)
    day = None if np.isnat(answer.date[0]) else int((answer.date[0] - DAY_0).astype(int))
    return day, answer.code[0], answer.event[0], answer.censoring[0]


@pytest.mark.parametrize(
    ("events", "censorings", "expected"),
    [
        (([60], [90]), ([30],), (60, 0, 0, -1)),
        (([90], [60]), ([30],), (60, 0, 1, -1)),  # the earliest event, not the first listed
        (([60], [60]), ([30],), (60, 0, 0, -1)),  # of one day the first listed
        (([90, 60], []), ([30],), (60, 0, 0, -1)),
        (([60], []), ([90],), (60, 0, 0, -1)),  # an event beats a censoring, even a later one
        (([], []), ([30, 90, 60],), (90, 1, -1, 0)),  # the latest censoring
        (([], []), ([90], [30]), (90, 1, -1, 0)),
        (([], []), ([30], [90]), (90, 2, -1, 1)),
        (([], []), ([30], [30]), (30, 2, -1, 1)),  # of one day the last listed
        (([], []), ([], [0]), (0, 2, -1, 1)),  # never assessed: censored at the start
        (([None], []), ([30],), (30, 1, -1, 0)),  # an event without a date cannot count
    ],
)
def test_which_event_or_censoring_ends_the_time(events, censorings, expected):
    """The earliest event, else the latest censoring; of one day the event listed first, the censoring listed last."""
    sources = [Censoring(_one(*days), code) for code, days in enumerate(censorings, 1)]
    assert _answer([_one(*days) for days in events], sources) == expected


@pytest.mark.parametrize(
    ("event", "assessed", "therapy", "expected"),
    [
        (60, [30, 60], 70, (60, 0, 0, -1)),  # the event came first
        (60, [30, 60], 60, (60, 0, 0, -1)),  # on the day of the end an event still counts
        (60, [30, 60], 59, (30, 3, -1, 0)),  # cut: the last assessment before it, with the code of the end
        (60, [30, 59], 59, (59, 3, -1, 0)),
        (60, [60], 50, (0, 4, -1, 1)),  # nothing before the end: the start, with its own code
        (None, [30, 60], 50, (30, 3, -1, 0)),
        (None, [30, 60], None, (60, 1, -1, 0)),
        (5, [], -10, (0, 4, -1, 1)),  # an end before the start cuts from the start on
        (0, [], -10, (0, 0, 0, -1)),
    ],
)
def test_an_end_cuts_what_comes_after_it(event, assessed, therapy, expected):
    """PFS with a new therapy: what happens after it does not count, on its day it does."""
    censorings = [Censoring(_one(*assessed), 1), Censoring(_one(0), 4, named_by_end=False)]
    assert _answer([_one(event)], censorings, [End(_one(therapy), 3)]) == expected


def test_the_earliest_end_holds_and_of_one_day_the_first_listed():
    """Its code and its record are told, those of the other are not."""
    seen = [Censoring(_one(30))]
    for study, therapy, number, code in ((50, 40, 1, 3), (40, 50, 0, 1), (40, 40, 0, 1)):
        ends = [End(_one(None, study), 1), End(_one(therapy), 3)]
        answer = time_to_event(_dates([0]), [], seen, ends)
        assert (answer.end[0], answer.code[0]) == (number, code)
        assert answer.end_record[0] == (1 if number == 0 else 0)
        assert answer.named_by_end[0]


def test_an_end_that_censors_is_the_date_itself():
    """A good event (a response): who had none until the end was without it all the time."""
    ends = [End(_one(50), 3, censors=True)]
    answer = time_to_event(_dates([0]), [_one(60)], [Censoring(_one(30)), Censoring(_one(0), 4)], ends)
    assert answer.date.tolist() == _dates([50]).tolist()
    assert (answer.code[0], answer.censoring[0], answer.end[0], answer.record[0]) == (3, -1, 0, 0)
    assert answer.named_by_end[0]
    assert (answer.cut_event[0], answer.cut_record[0]) == (0, 0)
    assert _answer([_one(40)], [], ends) == (40, 0, 0, -1)
    assert _answer([], [], [End(_one(-5), 3, censors=True)]) == (0, 3, -1, -1)


def test_an_event_that_an_end_cut_is_told():
    """A reviewer asks who progressed after a new therapy; an event that counts was not cut."""
    answer = time_to_event(_dates([0]), [_one(90, 80), _one(85)], [Censoring(_one(30))], [End(_one(50), 3)])
    assert (answer.cut_event[0], answer.cut_record[0]) == (0, 1)
    for day in (40, 50):
        counted = time_to_event(_dates([0]), [_one(day, 80)], [Censoring(_one(30))], [End(_one(50), 3)])
        assert (counted.cut_event[0], counted.cut_record[0]) == (-1, -1)
        assert (counted.end[0], counted.end_record[0], counted.named_by_end[0]) == (-1, -1, False)


@pytest.mark.parametrize(("event", "seen"), [(-5, 10), (None, -5)])
def test_no_time_ends_before_it_starts(event, seen):
    """The date becomes the start, and it is told that it was moved."""
    answer = time_to_event(_dates([0]), [_one(event)], [Censoring(_one(seen))])
    assert answer.date.tolist() == _dates([0]).tolist()
    assert answer.raised[0]
    assert not time_to_event(_dates([0]), [_one(0)], []).raised[0]


def test_nobody_disappears():
    """A subject with a start has an event, a censoring, or is told; one without a start takes no part."""
    answer = time_to_event(
        _dates([0, 0, None, 0]), [_many([(0, 5), (2, 5), (3, -1), (0, -1)])], [Censoring(_many([(1, 9)]))]
    )
    assert answer.lost.tolist() == [False, False, False, True]
    assert answer.undated.tolist() == [True, False, False, True]
    assert np.isnat(answer.date).tolist() == [False, False, True, True]
    assert answer.code.tolist() == [0, 1, -1, -1]
    assert answer.record.tolist() == [0, 0, -1, -1]


@pytest.mark.parametrize("code", [0, -1])
def test_the_code_of_an_event_is_refused_for_a_censoring(code):
    """CNSR 0 says that the event happened."""
    for make in (lambda: Censoring(_one(1), code), lambda: End(_one(1), code)):
        with pytest.raises(ValueError, match="no code of a censoring"):
            make()


def _sources(rows):
    events, assessed, therapy = rows
    ends = [End(_many(therapy), 3)]
    return [_many(events[0]), _many(events[1])], [Censoring(_many(assessed)), Censoring(_starts(), 2)], ends


def _starts():
    return DatedRecords(np.arange(COUNT), np.full(COUNT, DAY_0))


def _told(answer):
    return [
        getattr(answer, name).tolist() for name in ("date", "code", "event", "censoring", "end", "cut_event", "lost")
    ]


ROWS = st.tuples(st.tuples(SOURCE, SOURCE), SOURCE, SOURCE)


@given(ROWS)
def test_all_subjects_at_once_equal_one_after_the_other(rows):
    """Dates and codes are those that a plain reading of the rule gives."""
    events, assessed, therapy = rows
    answer = time_to_event(_starts().date, *_sources(rows))
    for subject in range(COUNT):
        mine = [[day for one, day in source if one == subject and day >= 0] for source in (*events, assessed, therapy)]
        until = min(mine[3], default=99)
        happened = [day for day in mine[0] + mine[1] if day <= until]
        seen = [day for day in mine[2] if day <= until]
        if happened:
            wanted = (min(happened), 0)
        elif seen and max(seen) > 0:
            wanted = (max(seen), 3 if mine[3] else 1)
        else:  # of one day the censoring listed last, which the end names as well
            wanted = (0, 3 if mine[3] else 2)
        assert ((answer.date[subject] - DAY_0).astype(int), answer.code[subject]) == wanted


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_records_never_matters(rows, random):
    """Shuffled records give the same answers."""
    events, assessed, therapy = [[list(source) for source in rows[0]], list(rows[1]), list(rows[2])]
    for source in (*events, assessed, therapy):
        random.shuffle(source)
    first = time_to_event(_starts().date, *_sources(rows))
    second = time_to_event(_starts().date, *_sources((events, assessed, therapy)))
    assert _told(first) == _told(second)


@given(ROWS, st.permutations(range(COUNT)))
def test_the_numbers_of_subjects_never_matter(rows, number):
    """Renumbered subjects keep their answers."""
    renamed = [[(number[one] if one >= 0 else -1, day) for one, day in source] for source in (*rows[0], *rows[1:])]
    first = time_to_event(_starts().date, *_sources(rows))
    second = time_to_event(_starts().date, *_sources((renamed[:2], *renamed[2:])))
    moved = [np.array(values)[list(number)].tolist() for values in _told(second)]
    assert moved == _told(first)


@given(ROWS, SOURCE)
def test_the_records_of_one_subject_change_no_other(rows, more):
    """What is added to the last subject leaves the others as they were."""
    added = [(COUNT - 1, day) for _, day in more]
    first = time_to_event(_starts().date, *_sources(rows))
    second = time_to_event(
        _starts().date, *_sources(((rows[0][0] + added, rows[0][1]), rows[1] + added, rows[2] + added))
    )
    assert [values[:-1] for values in _told(first)] == [values[:-1] for values in _told(second)]


@given(ROWS, SOURCE)
def test_a_later_assessment_never_makes_the_time_shorter(rows, more):
    """More assessments without progression leave an event as it is, and move a censoring at most forward."""
    first = time_to_event(_starts().date, *_sources(rows))
    second = time_to_event(_starts().date, *_sources((rows[0], rows[1] + more, rows[2])))
    assert (second.date >= first.date).all()
    happened = first.code == 0
    assert (second.code[happened] == 0).all()
    assert (second.date[happened] == first.date[happened]).all()


@given(ROWS, SOURCE)
def test_an_event_later_than_the_first_changes_nothing(rows, more):
    """A second progression, after the event that ended the time, is no news."""
    first = time_to_event(_starts().date, *_sources(rows))
    ended = {subject: (first.date[subject] - DAY_0).astype(int) for subject in np.flatnonzero(first.code == 0)}
    later = [(one, day) for one, day in more if one in ended and day > ended[one]]
    second = time_to_event(_starts().date, *_sources(((rows[0][0] + later, rows[0][1]), *rows[1:])))
    assert second.date.tolist() == first.date.tolist()
    assert second.event.tolist() == first.event.tolist()


def test_nobody_and_nothing_are_no_trouble():
    """No subject, no source and no record give an answer all the same."""
    nobody = time_to_event(_dates([]), [_one()], [Censoring(_many([(-1, 3)]))], [End(_one(), 3)])
    assert nobody.date.tolist() == []
    assert time_to_event(_dates([0]), [], []).lost.tolist() == [True]
