"""Which responses of a subject count."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules.assessment_sequence import Use, assessment_sequence
from nec_cdisc.rules.dated_record import DatedRecords
from nec_cdisc.rules.response import Response

#: Subject, day and response of records; -1 is missing.
RECORDS = st.lists(st.tuples(st.integers(-1, 2), st.integers(-1, 6), st.integers(-1, 5)), max_size=25)


def _dates(days):
    return np.array([np.datetime64("NaT") if day < 0 else np.datetime64("2021-01-01") + day for day in days], "M8[D]")


def _sequence(rows, until=None):
    subject, day, response = (np.array([row[part] for row in rows], int) for part in range(3))
    records = DatedRecords(subject, _dates(day), np.arange(len(rows)))
    return assessment_sequence(records, response, 3, until=None if until is None else _dates(until))


def _names(sequence):
    return [Use(use).name for use in sequence.use]


def test_of_one_date_the_worst_response_counts():
    """NE < CR < PR < SD < NON-CR/NON-PD < PD."""
    ranked = [Response.NE, Response.CR, Response.PR, Response.SD, Response.NON_CR_NON_PD, Response.PD]
    for better, worse in itertools.pairwise(ranked):
        for pair in ((better, worse), (worse, better)):
            sequence = _sequence([(0, 1, pair[0]), (0, 1, pair[1])])
            assert sequence.response.tolist() == [worse]
            assert sequence.record.tolist() == [pair.index(worse)]


def test_of_equal_responses_on_one_date_the_first_in_order_counts():
    """The order decides, not the place of the record."""
    records = DatedRecords(np.array([0, 0]), _dates([1, 1]), np.array([7, 3]))
    assert assessment_sequence(records, np.array([Response.SD, Response.SD]), 1).record.tolist() == [1]


def test_nothing_counts_after_the_first_progression():
    """Neither a later CR nor a second PD; the progression itself counts."""
    sequence = _sequence([(0, 3, Response.CR), (0, 2, Response.PD), (0, 1, Response.SD), (1, 4, Response.CR)])
    assert sequence.record.tolist() == [2, 1, 3]
    assert _names(sequence) == ["AFTER_PROGRESSION", "COUNTED", "COUNTED", "COUNTED"]


def test_each_record_says_why_it_does_not_count():
    """A record without subject, date or response, after the end, beside a worse one or after a PD is told as such."""
    rows = [(-1, 1, 3), (0, -1, 3), (0, 1, -1), (0, 2, 1), (0, 2, 3), (0, 3, 5), (0, 4, 1), (0, 6, 1)]
    assert _names(_sequence(rows, until=[5, -1, -1])) == [
        "NOT_PLACED",
        "NOT_PLACED",
        "NOT_PLACED",
        "SAME_DATE",
        "COUNTED",
        "COUNTED",
        "AFTER_PROGRESSION",
        "AFTER_END",
    ]


def test_the_last_day_that_counts_is_of_the_subject():
    """An assessment on the day of the new therapy counts, one after it does not; another subject has its own end."""
    rows = [(0, 4, 1), (0, 5, 1), (1, 5, 1), (2, 5, 1)]
    assert _sequence(rows, until=[4, 5, -1]).record.tolist() == [0, 2, 3]


@given(RECORDS)
def test_the_sequence_equals_one_found_subject_by_subject(rows):
    """One worst response per date, up to the first PD, in the order of the dates."""
    wanted = []
    for subject in range(3):
        for day in range(7):
            of_day = [row[2] for row in rows if row[:2] == (subject, day) and row[2] >= 0]
            if of_day:
                wanted.append((subject, day, max(of_day)))
                if max(of_day) == Response.PD:
                    break
    sequence = _sequence(rows)
    days = (sequence.date - np.datetime64("2021-01-01")).astype(int)
    assert list(zip(sequence.subject, days, sequence.response, strict=True)) == wanted
    assert (np.flatnonzero(sequence.use == Use.COUNTED) == np.sort(sequence.record)).all()


@given(RECORDS, st.randoms(use_true_random=False))
def test_the_order_of_the_records_given_never_matters(rows, random):
    """The same records in another order are used in the same way."""
    order = list(range(len(rows)))
    random.shuffle(order)
    subject, day, response = (np.array([row[part] for row in rows], int) for part in range(3))
    records = DatedRecords(subject, _dates(day), np.arange(len(rows)))
    moved = DatedRecords(subject[order], _dates(day)[order], np.array(order, int))
    given_, shuffled = assessment_sequence(records, response, 3), assessment_sequence(moved, response[order], 3)
    assert given_.use[order].tolist() == shuffled.use.tolist()
    assert np.array(order, int)[shuffled.record].tolist() == given_.record.tolist()


def test_places_become_records_and_stretches_of_records(assessed):
    """First and last places of a subject, and what lies between them, are told as the records given."""
    one = assessed("PR 70, PR 10, SD 40, SD 90", "", "PR 20")
    responding = one.sequence.within((Response.PR,))
    first, last = one.sequence.first(responding), one.sequence.last(responding)
    assert one.sequence.chosen(first).record.tolist() == [1, -1, 4]
    assert one.sequence.chosen(last).record.tolist() == [0, -1, 4]
    assert one.sequence.stretches(first, last).tolist() == [True, True, True, False, True]
    assert not one.sequence.stretches(np.full(3, -1), last).any()


def test_days_since_the_start_are_counted_without_adding_one(assessed):
    """Day 42 after the start is late enough for 42 days; without a start nothing is."""
    one = assessed("SD 41, SD 42, SD 43")
    assert one.sequence.since(one.start, 42).tolist() == [False, True, True]
    assert not one.sequence.since(np.array(["NaT"], "datetime64[D]"), 0).any()


def test_subjects_without_records_and_studies_without_subjects_are_no_trouble(assessed):
    """Nothing in gives nothing out."""
    assert assessed().sequence.first(np.zeros(0, bool)).tolist() == []
    assert assessed("", "").sequence.first(np.zeros(0, bool)).tolist() == [-1, -1]


def test_vectors_that_do_not_fit_are_refused(assessed):
    """A response belongs to each record, an end to each subject."""
    one = assessed("SD 41")
    for response, until in ((np.array([1, 2]), None), (one.responses, np.array([], "datetime64[D]"))):
        with pytest.raises(ValueError, match="a response belongs to each record"):
            assessment_sequence(one.records, response, 1, until=until)


def test_a_sequence_is_cut_again_where_a_response_was_changed(assessed):
    """What a stricter rule makes a PD ends the sequence there, and later records say so."""
    one = assessed("CR 10, SD 40, SD 70").sequence
    cut = replace(one, response=np.array([Response.CR, Response.PD, Response.SD])).up_to_progression()
    assert cut.record.tolist() == [0, 1]
    assert _names(cut) == ["COUNTED", "COUNTED", "AFTER_PROGRESSION"]
    assert _names(one) == ["COUNTED", "COUNTED", "COUNTED"]
