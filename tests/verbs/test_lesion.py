"""Tests of the verb ``lesion``: the same lesion has one identifier, however it is written, and no other has it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.plugin.verb import Refused
from nec_cdisc.verbs.lesion import lesion

NUMBERS = st.integers(1, 40)
KINDS = st.sampled_from(["TARGET", "NON-TARGET", "NEW"])
EVALUATORS = st.sampled_from([None, "INV", "R1", "R2", "READER-1"])


@pytest.mark.parametrize(
    ("number", "kind", "evaluator", "answer"),
    [
        ("1", "TARGET", None, "T1"),
        (" 01 ", "TARGET", None, "T1"),
        ("T1", "TARGET", None, "T1"),
        ("nt2", "NON-TARGET", None, "NT2"),
        ("1a", "TARGET NODAL", None, "T1A"),
        ("3", "NEW", " ", "NEW3"),
        ("2", "NEW NON-TARGET", "R2 ", "R2-NEW2"),
        ("2/1", "TARGET", "R1", "R1-T1/T2"),
        ("2, 10 & 1", "TARGET", None, "T1/T2/T10"),
        ("1.2", "TARGET", None, "T1.2"),
    ],
)
def test_kind_number_and_evaluator_make_the_identifier(number, kind, evaluator, answer):
    """Zeros, blanks, case and the letters of the kind do not make another lesion; the evaluator does."""
    assert lesion(number, kind, evaluator) == answer


@pytest.mark.parametrize(
    ("number", "merged_with", "part_of", "answer"),
    [
        ("2", "1", None, "T1/T2"),
        ("1", "2", None, "T1/T2"),
        ("1", "3, 2", "", "T1/T2/T3"),
        ("2", "2", None, "T2"),
        ("2", " ", "1", "T1.2"),
        ("1.2", None, "1", "T1.2"),
        ("B", None, "1", "refused"),
        ("2", "1", "4", "T1/T4.2"),
    ],
)
def test_merged_lesions_are_one_and_parts_name_their_whole(number, merged_with, part_of, answer):
    """Whichever lesion the form names first, those that merged have one identifier, and a part keeps its number."""
    try:
        found = lesion(number, "TARGET", None, merged_with, part_of)
    except Refused:
        found = "refused"
    assert found == answer


@pytest.mark.parametrize(
    ("number", "kind", "more", "argument"),
    [
        ("liver", "TARGET", {}, "number"),
        ("NT1", "TARGET", {}, "number"),
        ("1;", "TARGET", {}, "number"),
        ("-1", "TARGET", {}, "number"),
        ("1", "MEASURABLE", {}, "kind"),
        ("1", "TARGET", {"merged_with": "the other"}, "merged_with"),
        ("2", "TARGET", {"part_of": "1/3"}, "part_of"),
    ],
)
def test_what_is_no_number_of_a_lesion_is_asked(number, kind, more, argument):
    """A text that names no lesion would tie measurements to nothing; the cell at fault is named."""
    with pytest.raises(Refused) as refused:
        lesion(number, kind, **more)
    assert (refused.value.code, refused.value.argument) == ("VAL161", argument)


@given(st.tuples(NUMBERS, KINDS, EVALUATORS), st.tuples(NUMBERS, KINDS, EVALUATORS))
def test_two_lesions_never_share_an_identifier(one, other):
    """Whatever numbers, kinds and evaluators there are, identifiers are equal where all three are."""
    made = [lesion(str(number), kind, evaluator) for number, kind, evaluator in (one, other)]
    assert (made[0] == made[1]) == (one == other)


@given(st.lists(NUMBERS, min_size=1, max_size=4), st.randoms())
def test_the_order_of_merged_lesions_does_not_matter(numbers, chance):
    """Every way to name the lesions that merged gives one identifier."""
    mixed = list(numbers)
    chance.shuffle(mixed)
    first, *others = map(str, mixed)
    assert lesion(first, "TARGET", None, "/".join(others) or None) == lesion("/".join(map(str, numbers)), "TARGET")
