"""Best overall response with confirmation: table 3 of RECIST 1.1 by hand, and what must hold for any course."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules.assessment_sequence import assessment_sequence
from nec_cdisc.rules.best_response import best_response
from nec_cdisc.rules.confirmation import Confirmation
from nec_cdisc.rules.confirmed_best_response import confirmed_best_response
from nec_cdisc.rules.dated_record import DatedRecords
from nec_cdisc.rules.response import Response

RESPONSES = st.sampled_from(["CR", "PR", "SD", "NE", "NON-CR/NON-PD", "PD"])
COURSE = st.lists(st.tuples(RESPONSES, st.integers(0, 150)).map(lambda one: f"{one[0]} {one[1]}"), max_size=7)
COURSES = st.lists(COURSE.map(", ".join), min_size=1, max_size=5)
#: From the best to the worst; what could not be evaluated says least.
RANK = ["CR", "PR", "SD", "NON-CR/NON-PD", "PD", "NE", "MISSING"]


def _best(one, **parameters):
    answer = confirmed_best_response(one.sequence, one.start, **parameters)
    return list(zip(answer.texts(), one.days(answer.date), strict=True))


@pytest.mark.parametrize(
    ("course", "common", "strict"),
    [
        # Table 3, first assessment late enough for SD (day 50)
        ("CR 50, CR 100", ("CR", 50), ("CR", 50)),
        ("CR 50, PR 100", ("SD", 50), ("SD", 50)),
        ("CR 50, SD 100", ("SD", 50), ("SD", 50)),
        ("CR 50, PD 100", ("SD", 50), ("SD", 50)),
        ("CR 50, NE 100", ("SD", 50), ("SD", 50)),
        ("PR 50, CR 100", ("PR", 50), ("PR", 50)),
        ("PR 50, PR 100", ("PR", 50), ("PR", 50)),
        ("PR 50, SD 100", ("SD", 50), ("SD", 50)),
        ("PR 50, PD 100", ("SD", 50), ("SD", 50)),
        ("PR 50, NE 100", ("SD", 50), ("SD", 50)),
        ("NE 50, NE 100", ("NE", 50), ("NE", 50)),
        # Table 3, first assessment too early (day 30)
        ("CR 30, CR 58", ("CR", 30), ("CR", 30)),
        ("CR 30, PR 100", ("SD", 100), ("PD", 100)),
        ("CR 30, SD 100", ("SD", 100), ("PD", 100)),
        ("CR 30, PD 100", ("PD", 100), ("PD", 100)),
        ("CR 30, NE 100", ("NE", 30), ("NE", 30)),
        ("PR 30, SD 100", ("SD", 100), ("SD", 100)),
        ("PR 30, PD 100", ("PD", 100), ("PD", 100)),
        ("PR 30, NE 100", ("NE", 30), ("NE", 30)),
        # Longer courses
        ("CR 30, PR 60, PR 100", ("PR", 60), ("PD", 60)),  # by footnote a no PR follows a CR
        ("CR 50, PR 80, PR 120", ("PR", 80), ("SD", 50)),
        ("CR 30, NE 60, SD 100", ("SD", 100), ("PD", 100)),  # an NE between says nothing
        ("CR 30, CR 50, SD 70", ("SD", 50), ("SD", 50)),  # still in remission when it was late enough
        ("CR 30, NON-CR/NON-PD 100", ("NON-CR/NON-PD", 100), ("PD", 100)),
        ("PR 30, CR 60, SD 90", ("PR", 30), ("PR", 30)),  # confirmed before disease came back
        ("PR 30, PR 45, PD 60", ("SD", 45), ("SD", 45)),  # stable at least until day 45
        ("SD 30, CR 60, CR 100, SD 140", ("CR", 60), ("CR", 60)),
        ("SD 45, CR 60, PD 100", ("SD", 45), ("SD", 45)),
        ("PR 30, PD 40, PR 60", ("PD", 40), ("PD", 40)),  # early PD: nothing counts after it
        ("NON-CR/NON-PD 50, CR 100", ("SD", 100), ("SD", 100)),  # an unconfirmed CR is no less than SD
        ("NON-CR/NON-PD 50, NON-CR/NON-PD 100", ("NON-CR/NON-PD", 50), ("NON-CR/NON-PD", 50)),
        ("", ("MISSING", None), ("MISSING", None)),
    ],
)
def test_table_3_by_both_readings(assessed, course, common, strict):
    """By the common reading any later record makes SD; strictly, disease after a CR is a progression on that day."""
    one = assessed(course)
    assert _best(one) == [common]
    assert _best(one, strict=True) == [strict]


@pytest.mark.parametrize(
    ("course", "parameters", "expected"),
    [
        ("PR 50, NE 70, PR 90", {}, ("PR", 50)),
        ("PR 50, NE 70, PR 90", {"not_evaluable": 0}, ("SD", 50)),
        ("PR 50, NE 60, NE 70, PR 90", {}, ("SD", 50)),
        ("PR 50, NE 60, NE 70, PR 90", {"not_evaluable": 2}, ("PR", 50)),
        ("PR 50, SD 70, PR 90", {}, ("SD", 50)),
        ("PR 50, SD 70, PR 90", {"stable_between": 1}, ("PR", 50)),
        ("PR 50, PR 90", {"days": 56}, ("SD", 50)),
        ("PR 50, PR 106", {"days": 56}, ("PR", 50)),
    ],
)
def test_what_confirms_is_a_parameter(assessed, course, parameters, expected):
    """Days, NE and SD between are those of the study."""
    assert _best(assessed(course), confirmation=Confirmation(**parameters)) == [expected]


def test_the_records_on_which_the_answer_rests_are_told(assessed):
    """They are the response, what confirms it and what lies between; a stable disease rests on one record."""
    one = assessed("SD 20, PR 50, NE 70, CR 90, SD 200", "PR 50")
    answer = confirmed_best_response(one.sequence, one.start)
    assert answer.record.tolist() == [1, 5]
    assert answer.confirmed_by.tolist() == [3, -1]
    assert answer.window.tolist() == [False, True, True, True, False, True]


def test_a_progression_by_the_strict_reading_names_the_record_that_showed_disease_again(assessed):
    """So lineage leads to the assessment, not to the CR."""
    one = assessed("CR 30, SD 100, PR 130")
    assert confirmed_best_response(one.sequence, one.start, strict=True).record.tolist() == [1]


def test_a_subject_without_assessments_can_be_not_evaluable(assessed):
    """The study says so."""
    assert _best(assessed("", "PR 50"), missing_as_ne=True) == [("NE", None), ("SD", 50)]


@given(COURSES, st.booleans())
def test_confirmation_never_makes_a_response_better(assessed, courses, strict):
    """Nobody has a better confirmed best response than an unconfirmed one."""
    one = assessed(*courses)
    confirmed = confirmed_best_response(one.sequence, one.start, strict=strict).texts()
    for with_, without in zip(confirmed, best_response(one.sequence, one.start).texts(), strict=True):
        assert RANK.index(with_) >= RANK.index(without)


@given(COURSES)
def test_the_strict_reading_never_makes_a_response_better(assessed, courses):
    """What counts as a progression cannot help: it makes a response worse, or a PD of what said nothing."""
    one = assessed(*courses)
    common, strict = (confirmed_best_response(one.sequence, one.start, strict=reading) for reading in (False, True))
    for with_, without in zip(strict.texts(), common.texts(), strict=True):
        assert RANK.index(with_) >= RANK.index(without) or (with_, without) == ("PD", "NE")


@given(COURSES, COURSE.map(", ".join), st.booleans())
def test_another_subject_changes_nobody(assessed, courses, other, strict):
    """Subjects answer as they would alone, whoever stands before or after them."""
    alone = _best(assessed(*courses), strict=strict)
    assert _best(assessed(*courses, other), strict=strict)[:-1] == alone
    assert _best(assessed(other, *courses), strict=strict)[1:] == alone


@given(COURSES, st.randoms(use_true_random=False), st.booleans())
def test_order_and_names_of_records_and_subjects_never_matter(assessed, courses, random, strict):
    """Shuffled records and renumbered subjects have the same answers, by the same records."""
    one, count = assessed(*courses), len(courses)
    rows, number = list(range(len(one.responses))), list(range(count))
    random.shuffle(rows)
    random.shuffle(number)
    rows, number = np.array(rows, int), np.array(number)
    moved = DatedRecords(number[one.records.subject[rows]], one.records.date[rows], one.records.order[rows])
    first = confirmed_best_response(one.sequence, one.start, strict=strict)
    sequence = assessment_sequence(moved, one.responses[rows], count)
    second = confirmed_best_response(sequence, one.start, strict=strict)
    assert second.value[number].tolist() == first.value.tolist()
    record = second.record[number]
    assert np.where(record >= 0, np.append(rows, -1)[record], -1).tolist() == first.record.tolist()
    assert second.window.tolist() == first.window[rows].tolist()


def test_the_answer_does_not_depend_on_what_comes_after_a_progression(assessed):
    """CR, CR after the PD is another line of therapy."""
    assert _best(assessed("PR 50, PD 80, CR 120, CR 160")) == _best(assessed("PR 50, PD 80"))


def test_thousands_of_subjects_take_no_time():
    """6,000 subjects with 25,290 assessments take less than 0.3 s of computing."""
    draw = np.random.default_rng(2014)
    subject, day = draw.integers(0, 6000, 25290), draw.integers(0, 700, 25290)
    records = DatedRecords(subject, np.datetime64("2021-01-04") + day, np.arange(25290))
    responses, start = draw.choice([0, 1, 2, 3, 3, 4, 5], 25290), np.full(6000, np.datetime64("2021-01-04"))
    began = time.process_time()
    answer = confirmed_best_response(assessment_sequence(records, responses, 6000), start)
    assert time.process_time() - began < 0.3
    assert len(answer.texts()) == 6000


def test_values_are_responses(assessed):
    """They compare with the names of the responses."""
    one = assessed("CR 50, CR 90")
    assert confirmed_best_response(one.sequence, one.start).value.tolist() == [Response.CR]
