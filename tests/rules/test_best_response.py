"""Best overall response without confirmation, each rule worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.rules.best_response import best_response, lasted
from nec_cdisc.rules.response import Response


@pytest.mark.parametrize(
    ("course", "expected", "day"),
    [
        ("SD 20, PR 60, CR 120, CR 180, PD 240", "CR", 120),  # the first of the best
        ("CR 10", "CR", 10),  # CR and PR need no minimum time
        ("PR 50, CR 110, SD 160", "CR", 110),  # CR then disease: the best stays
        ("SD 30, SD 41", "NE", 30),  # one day too early
        ("SD 30, SD 42, SD 80", "SD", 42),
        ("SD 30, PD 50", "PD", 50),  # SD too early
        ("SD 50, PD 100", "SD", 50),
        ("PD 20, CR 60", "PD", 20),  # nothing counts after a PD
        ("PD 20", "PD", 20),
        ("NE 30, NE 60", "NE", 30),
        ("NE 30, SD 60", "SD", 60),
        ("NE 60, PD 90", "PD", 90),
        ("NON-CR/NON-PD 30, NON-CR/NON-PD 50, PD 90", "NON-CR/NON-PD", 50),  # non-target lesions only
        ("NON-CR/NON-PD 30, PD 60", "PD", 60),
        ("NON-CR/NON-PD 30", "NE", 30),
        ("NON-CR/NON-PD 45, CR 90", "CR", 90),
        ("NON-CR/NON-PD 45, SD 90", "SD", 90),
        ("", "MISSING", None),
    ],
)
def test_the_best_response_and_its_day(assessed, course, expected, day):
    """CR, PR, SD and NON-CR/NON-PD that lasted, PD, NE: the first that applies, by its earliest record."""
    one = assessed(course)
    answer = best_response(one.sequence, one.start)
    assert (answer.texts(), one.days(answer.date)) == ([expected], [day])


def test_the_record_that_decided_is_told(assessed):
    """It is the position among the records given, and alone carries the answer."""
    one = assessed("SD 20, SD 60, PR 90", "", "PD 30")
    answer = best_response(one.sequence, one.start)
    assert answer.record.tolist() == [2, -1, 3]
    assert answer.window.tolist() == [False, False, True, True]
    assert answer.confirmed_by.tolist() == [-1, -1, -1]


def test_a_subject_without_assessments_is_missing_or_not_evaluable(assessed):
    """The study says which; there is no record and no date either way."""
    one = assessed("", "SD 50")
    answer = best_response(one.sequence, one.start, missing_as_ne=True)
    assert answer.texts() == ["NE", "SD"]
    assert answer.record.tolist() == [-1, 0]
    assert one.days(answer.date) == [None, 50]


def test_without_a_start_no_disease_was_stable_for_long(assessed):
    """CR, PR and PD do not need the start; SD does."""
    one = assessed("SD 50", "SD 50, PD 90", "PR 50")
    nowhere = np.full(3, np.datetime64("NaT"), "datetime64[D]")
    assert best_response(one.sequence, nowhere).texts() == ["NE", "PD", "PR"]


@pytest.mark.parametrize(("minimum", "expected"), [(0, 20), (20, 20), (21, 60), (60, 60)])
def test_the_minimum_time_of_a_stable_disease_is_a_parameter(assessed, minimum, expected):
    """Days are counted from the start without adding one."""
    one = assessed("SD 20, SD 60")
    assert one.days(best_response(one.sequence, one.start, minimum_sd=minimum).date) == [expected]


def test_what_cannot_be_counted_is_refused(assessed):
    """There is one start per subject, and no negative time."""
    one = assessed("SD 20", "")
    with pytest.raises(ValueError, match="1 starts for 2 subjects"):
        best_response(one.sequence, one.start[:1])
    with pytest.raises(ValueError, match="days from 0"):
        best_response(one.sequence, one.start, minimum_sd=-1)


def test_only_a_disease_under_control_lasts(assessed):
    """NE and PD never do, however late."""
    one = assessed("CR 50, PR 60, SD 70, NON-CR/NON-PD 80, NE 90, PD 100")
    assert lasted(one.sequence, one.start, 42).tolist() == [True, True, True, True, False, False]


def test_the_values_are_responses(assessed):
    """They compare with the names of the responses."""
    one = assessed("CR 50", "")
    assert best_response(one.sequence, one.start).value.tolist() == [Response.CR, Response.MISSING]
