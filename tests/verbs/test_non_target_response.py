"""Tests of the verb ``non_target_response``."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.non_target_response import non_target_response

PRESENT, ABSENT, GROWN, NE = "PRESENT", "ABSENT", "UNEQUIVOCAL PROGRESSION", "NE"


def responses(readings, by=None):
    """Return the response that each reading is given: subject, assessment (1 is the baseline), lesion, state."""
    subject, assessment, lesion, state = ([row[at] for row in readings] for at in range(4))
    progressed, gone, evaluated = (
        np.array([item in said for item in state], bool) for said in ({GROWN}, {ABSENT}, {PRESENT, ABSENT, GROWN})
    )
    first, yes = np.array([at == 1 for at in assessment], bool), np.ones(len(readings), bool)
    return non_target_response(
        encode(assessment), progressed, gone, evaluated, first, yes, encode(lesion), by, subject=encode(subject)
    ).to_list()


BASE = [("A", 1, "NT1", PRESENT), ("A", 1, "NT2", PRESENT)]


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((ABSENT, ABSENT), "CR"),
        ((PRESENT, ABSENT), "NON-CR/NON-PD"),
        ((GROWN, NE), "PD"),
        ((GROWN,), "PD"),
        ((ABSENT, NE), "NE"),
        ((PRESENT, None), "NE"),
        ((ABSENT,), "NE"),
    ],
)
def test_the_states_of_an_assessment_give_one_response(states, expected):
    """Progression is certain whatever is missing; else a lesion that nobody looked at leaves the response open."""
    second = [("A", 2, f"NT{number}", state) for number, state in enumerate(states, 1)]
    assert responses([*BASE, *second]) == [None, None, *([expected] * len(second))]


def test_merged_and_split_lesions_are_none_missed():
    """NT1/NT2 stands for two lesions, NT1.1 and NT1.2 for one."""
    assert responses([*BASE, ("A", 2, "NT1/NT2", ABSENT)])[-1] == "CR"
    assert responses([*BASE, ("A", 2, "NT1.1", ABSENT), ("A", 2, "NT1.2", ABSENT)])[-1] == "NE"


def test_an_assessment_without_a_reading_is_not_evaluable():
    """Who had a non-target lesion and has only another record at a visit has the response NE there."""
    subject, visits = encode(["A", "A"]), encode([1, 2])
    reads, no = np.array([True, False]), np.zeros(2, bool)
    seen = np.ones(2, bool)
    assert non_target_response(visits, no, no, seen, reads, reads, subject=subject).to_list() == [None, "NE"]


def test_there_is_no_response_without_baseline_subject_or_assessment():
    """Nothing is derived of lesions that no baseline knows, and subjects do not see each other."""
    assert responses([("A", 2, "NT1", GROWN), (None, 1, "NT1", PRESENT), ("B", None, "NT1", GROWN)]) == [None] * 3
    assert responses([*BASE, ("B", 2, "NT1", ABSENT)])[-1] is None
    assert responses([]) == []


def test_each_evaluator_has_a_response_of_its_own():
    """Two evaluators at one visit do not complete each other's readings."""
    readings = [("A", 1, "NT1", PRESENT), ("A", 1, "NT1", PRESENT), ("A", 2, "NT1", ABSENT), ("A", 2, "NT1", PRESENT)]
    assert responses(readings, [encode(["R1", "R2", "R1", "R2"])]) == [None, None, "CR", "NON-CR/NON-PD"]


@given(
    st.permutations([*BASE, ("A", 2, "NT1", ABSENT), ("A", 2, "NT2", NE), ("A", 3, "NT1", GROWN), ("A", 3, "NT2", NE)])
)
def test_the_order_of_records_never_matters(readings):
    """Rows may stand in any order."""
    wanted = {1: None, 2: "NE", 3: "PD"}
    assert responses(readings) == [wanted[row[1]] for row in readings]
