"""Tests of the verb ``target_response``: courses of disease worked out by hand; the rule itself has its own tests."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.rules import target_response as rule
from nec_cdisc.verbs.target_response import target_response

#: A reading: subject, assessment (1 is the baseline), size, whether of a lymph node, whether it counts.
Reading = tuple[str | None, int | None, Decimal | int | None, bool, bool]


def responses(readings):
    """Return the response that each reading is given."""
    subject, assessment, size = (encode([reading[at] for reading in readings]) for at in range(3))
    node, counts = (np.array([reading[at] for reading in readings], bool) for at in (3, 4))
    first = np.array([reading[1] == 1 for reading in readings], bool)
    return target_response(size, node, assessment, first, counts, subject=subject).to_list()


def course(*assessments, nodes=()):
    """Return the response at each assessment of one subject; an assessment is the sizes of its lesions, in order."""
    readings = [
        ("A", number, size, lesion in nodes, True)
        for number, sizes in enumerate(assessments, start=1)
        for lesion, size in enumerate(sizes)
    ]
    found = responses(readings)
    answers = [
        {found[at] for at, reading in enumerate(readings) if reading[1] == number}
        for number in range(1, 1 + len(assessments))
    ]
    assert all(len(answer) <= 1 for answer in answers)
    return [answer.pop() if answer else "nothing read" for answer in answers]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        # 100, 70 (PR), 59 (PR), 70 (below 120 % of 59: 70.8), 71 (PD: 120 % and +12 from 59, not from baseline)
        ([(60, 40), (40, 30), (35, 24), (40, 30), (41, 30)], [None, "PR", "PR", "PR", "PD"]),
        # the nadir may be the baseline itself
        ([(50,), (55,), (60,)], [None, "SD", "PD"]),
        # a sum that is not complete is no nadir: 20 + ? at the second, then 46 against 50, not against 20
        ([(30, 20), (20, None), (26, 20)], [None, "NE", "SD"]),
        # a lesion is missing, the other one alone has grown from 50 to 61: certain
        ([(30, 20), (61, None)], [None, "PD"]),
        # a lesion without a record at all is missing, too
        ([(30, 20), (30,)], [None, "NE"]),
        # all gone, then back: 5 mm from a nadir of 0
        ([(30, 20), (0, 0), (4, 0), (5, 0)], [None, "CR", "PR", "PD"]),
        # more lesions than at baseline: which of them are targets is asked elsewhere
        ([(30, 20), (30, 20, 9)], [None, None]),
        # a baseline that is not complete: only what needs no baseline is known
        ([(30, None), (30, 20), (36, 24)], [None, None, "PD"]),
    ],
)
def test_courses_of_disease(sizes, expected):
    """Baseline, nadir and completeness are those of the subject's own assessments, in order."""
    assert course(*sizes) == expected


def test_lymph_nodes_are_gone_below_ten_millimetres():
    """A liver lesion that is gone and a node of 9 mm is CR; with a node of 10 mm it is PR."""
    assert course((30, 20), (0, 9), (0, 10), nodes={1}) == [None, "CR", "PR"]
    assert course((20, 20), (9, 9), (9, 10), nodes={0, 1}) == [None, "CR", "PR"]


def test_the_order_is_that_of_assessments_and_not_of_records():
    """Rows may stand in any order: the nadir is what came before."""
    readings = [("A", 3, 60, False, True), ("A", 1, 100, False, True), ("A", 2, 50, False, True)]
    assert responses(readings) == ["PD", None, "PR"]


def test_subjects_do_not_see_each_other():
    """The small sums of one subject are nobody else's nadir."""
    one = [("A", 1, 20, False, True), ("A", 2, 10, False, True)]
    other = [("B", 1, 100, False, True), ("B", 2, 100, False, True)]
    assert responses([*one, *other]) == [None, "PR", None, "SD"]
    assert responses([*other, *one]) == [None, "SD", None, "PR"]


def test_records_that_do_not_count_are_told_the_response_all_the_same():
    """The record of a sum, or of a lesion that baseline does not know, is given the response and changes nothing."""
    readings = [("A", 1, 50, False, True), ("A", 2, 50, False, True), ("A", 2, 19, False, False)]
    assert responses(readings) == [None, "SD", "SD"]


@pytest.mark.parametrize(
    "readings",
    [
        [("A", 2, 50, False, True), ("A", 3, 70, False, True)],
        [(None, 1, 50, False, True), (None, 2, 70, False, True)],
        [("A", 1, 50, False, True), ("A", None, 70, False, True)],
        [("A", 1, 50, False, False), ("A", 2, 70, False, True)],
    ],
)
def test_without_baseline_subject_or_assessment_there_is_no_response(readings):
    """Nothing is derived from readings that have no place in a course."""
    assert responses(readings) == [None, None]


def test_no_records_have_no_response():
    """An empty dataset is no special case."""
    assert responses([]) == []


def by_hand(readings, subject, assessment):
    """Return the response by plain loops over one subject's readings; the first assessment is the baseline."""
    sizes = {
        number: [size for who, when, size, _, _ in readings if (who, when) == (subject, number)] for number in (1, 2, 3)
    }
    if assessment == 1 or not sizes[1] or len(sizes[assessment]) > len(sizes[1]):
        return None

    def whole(number):
        complete = len(sizes[number]) == len(sizes[1]) and None not in sizes[number]
        return sum(sizes[number]) if complete else None

    read = [size for size in sizes[assessment] if size is not None]
    before = [total for number in range(1, assessment) if (total := whole(number)) is not None]
    return rule.target_response(
        sum(read, Decimal(0)),
        whole(1),
        min(before, default=None),
        complete=whole(assessment) is not None,
        gone=not any(read),
    )


@given(
    readings=st.lists(
        st.tuples(
            st.sampled_from("AB"),
            st.sampled_from([1, 2, 3]),
            st.none() | st.sampled_from([Decimal(size) for size in ("0", "4.5", "5", "10", "12", "50")]),
            st.just(value=False),
            st.just(value=True),
        ),
        max_size=14,
    )
)
def test_responses_are_those_of_going_through_the_assessments_one_by_one(readings):
    """Whole columns give what loops over one subject after another give."""
    found = responses(readings)
    assert found == [by_hand(readings, subject, assessment) for subject, assessment, *_ in readings]


def named(readings, by=None):
    """Return the response of each reading: evaluator, assessment, lesion, size."""
    evaluator, assessment, lesion, size = (encode([row[at] for row in readings]) for at in range(4))
    first = np.array([row[1] == 1 for row in readings], bool)
    yes, no = np.ones(len(readings), bool), np.zeros(len(readings), bool)
    columns = [evaluator] if by else None
    subject = encode(["A"] * len(readings))
    return target_response(size, no, assessment, first, yes, lesion, columns, subject=subject).to_list()


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        # baseline T1 60, T2 40; merged they measure 65: 65 % of the sum
        ([("T1/T2", 65)], "PR"),
        ([("T1/T2", 120)], "PD"),
        # T1 has split: the parts are added up, and T2 is there
        ([("T1.1", 30), ("T1.2", 30), ("T2", 40)], "SD"),
        # what is left of T1 keeps its number, and a part has one of its own
        ([("T1", 40), ("T1.1", 41), ("T2", 40)], "PD"),
        # a part is there, T2 was not read
        ([("T1.1", 30), ("T1.2", 30)], "NE"),
        # only one of two merged lesions is accounted for
        ([("T1", 65)], "NE"),
        # merged, and one of them read alone as well: one lesion too many
        ([("T1/T2", 65), ("T2", 20)], None),
        # one number twice, all lesions there: the sum is theirs
        ([("T1", 60), ("T1", 40)], "SD"),
        # one number twice, and both lesions: one too many
        ([("T1", 30), ("T1", 30), ("T2", 40)], None),
        # a lesion without a number is one all the same
        ([(None, 60), ("T2", 40)], "SD"),
    ],
)
def test_merged_lesions_count_as_all_that_they_were_and_parts_as_one(second, expected):
    """RECIST 1.1, section 4.3.2: fragments are added up, and a merged mass stands for all that it was made of."""
    readings = [("", 1, "T1", 60), ("", 1, "T2", 40), *(("", 2, lesion, size) for lesion, size in second)]
    assert set(named(readings)[2:]) == {expected}


def test_each_evaluator_has_a_response_of_its_own():
    """Two evaluators read other lesions of one subject at one visit, and neither adds to the other's sum."""
    readings = [
        ("R1", 1, "R1-T1", 50),
        (None, 1, "T1", 30),
        (None, 1, "T2", 20),
        ("R1", 2, "R1-T1", 30),
        (None, 2, "T1", 40),
        (None, 2, "T2", 25),
        ("R2", 2, "R2-T1", 25),
    ]
    assert named(readings, by=True) == [None, None, None, "PR", "PD", "PD", None]


@given(st.lists(st.integers(0, 90), min_size=1, max_size=4), st.lists(st.integers(0, 90), min_size=1, max_size=4))
def test_names_change_nothing_where_no_lesion_merges_or_splits(one, other):
    """With identifiers the response is that of the same sizes without them."""
    readings = [("", 1, f"T{at}", size) for at, size in enumerate(one)]
    readings += [("", 2, f"T{at}", size) for at, size in enumerate(other)]
    plain = responses([("A", number, size, False, True) for _, number, _, size in readings])
    assert named(readings) == plain
