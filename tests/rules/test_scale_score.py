"""Scores of questionnaires, worked out by hand from the scoring manual."""

from __future__ import annotations

import doctest
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.plugin.verb import Refused
from nec_cdisc.rules import scale_score as module
from nec_cdisc.rules.scale_score import checked_answer, scale_scores, score
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.location import packaged
from nec_cdisc.standard.scales import scale_tables

SCALES = {scale.name: scale for scale in scale_tables(Layers.of(packaged(), None))[0]["eortc-qlq-c30"].scales.values()}


def scored(name, answers):
    """Return the score of answers as a number of two decimals; a blank answer is a dot."""
    given_ = [int(answer) for answer in answers if answer != "."]
    found = score(sum(given_), len(given_), SCALES[name])
    return None if found is None else str(round(found, 2))


def test_the_examples_of_the_manual_hold():
    """What the docstrings show is what the functions return."""
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("name", "answers", "expected"),
    [
        ("PF2", "11111", "100.00"),
        ("PF2", "44444", "0.00"),
        ("PF2", "12211", "86.67"),
        ("PF2", "122..", "77.78"),  # three of five: half
        ("PF2", "12...", None),  # two of five: less than half
        ("EF", "12..", "83.33"),
        ("EF", "1...", None),
        ("CF", "3.", "33.33"),
        ("CF", "..", None),
        ("FA", "122", "22.22"),
        ("FA", "4.4", "100.00"),
        ("FA", "4..", None),
        ("PA", "14", "50.00"),
        ("DY", "2", "33.33"),
        ("DY", ".", None),
        ("QL2", "77", "100.00"),
        ("QL2", "11", "0.00"),
        ("QL2", "54", "58.33"),
        ("QL2", "5.", "66.67"),
    ],
)
def test_scores_worked_out_by_hand(name, answers, expected):
    """Functional scales are turned round, the global one has seven answers, and half of the items must be there."""
    assert scored(name, answers) == expected


@pytest.mark.parametrize(("name", "answer"), [("DY", "0"), ("DY", "5"), ("DY", "1.5"), ("QL2", "8"), ("QL2", "0")])
def test_an_answer_that_the_item_does_not_have_is_refused(name, answer):
    """It would give a score that looks like any other."""
    with pytest.raises(Refused, match=f"{answer} is no answer of {name}") as refusal:
        checked_answer(Decimal(answer), SCALES[name])
    assert refusal.value.code == "VAL171"


def test_an_answer_is_a_whole_number_however_it_is_written():
    """4 and 4.0 are one answer, and 7 is one of the global scale."""
    assert checked_answer(Decimal("4.0"), SCALES["DY"]) == 4
    assert checked_answer(Decimal(7), SCALES["QL2"]) == 7


ANSWERS = st.lists(st.tuples(st.integers(0, 4), st.sampled_from([-1, 1, 2, 3, 4])), max_size=30)


def scores(records):
    """Return the scores of five questionnaires from pairs of questionnaire and answer."""
    group, answer = np.array(records, int).reshape(-1, 2).T
    found = scale_scores(answer, group, 5, SCALES["EF"])
    return [None if code < 0 else found.values[code] for code in found.codes.tolist()]


@given(ANSWERS)
def test_a_score_is_the_mean_on_a_scale_of_0_to_100(records):
    """Every questionnaire has the score of the manual's formula, in exact fractions, or none below half."""
    for group, found in enumerate(scores(records)):
        answers = [answer for which, answer in records if which == group and answer > 0]
        if len(answers) < 2:
            assert found is None
        else:
            exact = (1 - (Fraction(sum(answers), len(answers)) - 1) / 3) * 100
            assert abs(Fraction(found) - exact) < Fraction(1, 10**10)
            assert 0 <= found <= 100


@given(ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_the_answers_never_matters(records, random):
    """Answers may stand in any order."""
    shuffled = list(records)
    random.shuffle(shuffled)
    assert scores(shuffled) == scores(records)


@given(ANSWERS)
def test_adding_a_questionnaire_changes_no_other(records):
    """The score of questionnaire 0 is the same with and without the others."""
    assert scores([record for record in records if record[0] == 0])[0] == scores(records)[0]
