"""The marks of verbs, and what a refusal carries."""

from __future__ import annotations

import pytest

from nec_cdisc.plugin.verb import (
    Refused,
    Shape,
    answered_at_once,
    at_once,
    extreme_verb,
    shape_of,
    subject_verb,
    summary_verb,
    value_verb,
)


@pytest.mark.parametrize(
    ("mark", "shape"),
    [
        (value_verb, Shape.VALUE),
        (subject_verb, Shape.SUBJECT),
        (extreme_verb, Shape.EXTREME),
        (summary_verb, Shape.SUMMARY),
    ],
)
def test_a_mark_leaves_the_function_as_it_is(mark, shape):
    """A marked function is called like any other, and knows its shape."""

    def verb(value):
        return value * 2

    assert mark(verb) is verb
    assert verb(2) == 4
    assert shape_of(verb) is shape


def test_a_verb_may_name_what_answers_many_records_in_one_call():
    """The function that answers many is found by the verb, and a verb without one has none."""

    def many(column):
        return column.to_list()

    verb = at_once(many)(value_verb(lambda value: value))
    assert answered_at_once(verb) is many
    assert shape_of(verb) is Shape.VALUE
    assert answered_at_once(value_verb(lambda value: value)) is None


def test_an_unmarked_function_is_no_verb():
    """Nothing becomes a verb by accident."""
    assert shape_of(len) is None


def test_a_refusal_carries_code_message_and_answer():
    """A refused value is missing by default; a note may keep what is known, and the argument at fault may be named."""
    assert Refused("VAL111", "no date").answer is None
    assert Refused("VAL111", "no date").argument is None
    assert Refused("VAL115", "no time", None, "time").argument == "time"
    refused = Refused("VAL116", "time left out", "2019-07")
    assert (refused.code, refused.message, refused.answer, str(refused)) == (
        "VAL116",
        "time left out",
        "2019-07",
        "time left out",
    )
