"""A verb's signature is its schema."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import pytest

from nec_cdisc.dataset.vectors import AnyElsewhere, DatesElsewhere, GroupsElsewhere, NumberVector, Subjects, TextVector
from nec_cdisc.mapping.signature import Source, signature
from nec_cdisc.plugin.convention import CodeList, DateConvention
from nec_cdisc.plugin.verb import (
    Anything,
    Condition,
    Iso8601,
    Number,
    Shape,
    Text,
    extreme_verb,
    subject_verb,
    value_verb,
)


@value_verb
def sample(
    value: Text,
    several: list[Number | None],
    when: Condition,
    list: CodeList,  # noqa: A002 - the key reads `list:` in YAML
    date: Iso8601 | None = None,
    mode: Literal["a", "b"] = "a",
    digits: int = 2,
    *,
    convention: DateConvention,
) -> Iso8601 | None:
    """Show every kind of parameter."""


def test_each_parameter_says_where_it_comes_from():
    """Columns, conditions, code lists, options and what is handed in are told apart by their annotations."""
    found = {item.name: (item.source, item.kind, item.many, item.optional, item.required) for item in
             signature(sample).parameters}  # fmt: skip
    assert found == {
        "value": (Source.COLUMN, "text", False, False, True),
        "several": (Source.COLUMN, "number", True, True, True),
        "when": (Source.COLUMN, "condition", False, False, True),
        "list": (Source.NAMED, "", False, False, True),
        "date": (Source.COLUMN, "iso8601", False, True, False),
        "mode": (Source.OPTION, "", False, False, False),
        "digits": (Source.OPTION, "", False, False, False),
        "convention": (Source.HANDED, "", False, False, False),
    }
    assert signature(sample).first.name == "value"
    assert "convention" not in [item.name for item in signature(sample).written]
    assert [item.name for item in signature(sample).columns] == ["value", "several", "when", "date"]


@value_verb
def gives_number(value: Text) -> Decimal | None:
    """Give a number."""


@value_verb
def gives_same(value: Anything) -> Anything:
    """Give what it gets."""


@subject_verb
def gives_vector(value: TextVector, *, subject: Subjects) -> NumberVector:
    """Give numbers."""


@extreme_verb
def gives_date(value: DatesElsewhere, *, groups: GroupsElsewhere, count: int) -> object:
    """Give rows, whose first column is a date."""


@extreme_verb
def gives_any(value: AnyElsewhere, *, groups: GroupsElsewhere, count: int) -> object:
    """Give rows."""


@pytest.mark.parametrize(
    ("verb", "shape", "gives"),
    [
        (sample, Shape.VALUE, "iso8601"),
        (gives_number, Shape.VALUE, "number"),
        (gives_same, Shape.VALUE, "any"),
        (gives_vector, Shape.SUBJECT, "number"),
        (gives_date, Shape.EXTREME, "iso8601"),
        (gives_any, Shape.EXTREME, "any"),
    ],
)
def test_a_verb_says_what_it_gives(verb, shape, gives):
    """The kind of the result decides what may read it."""
    assert (signature(verb).shape, signature(verb).gives) == (shape, gives)


def test_what_the_engine_hands_in_is_not_written():
    """Subjects, groups and their number never stand in YAML."""
    assert [item.name for item in signature(gives_vector).written] == ["value"]
    assert [item.name for item in signature(gives_date).written] == ["value"]
    assert signature(gives_date).first.elsewhere


def test_a_function_that_is_no_verb_is_refused():
    """The mark is asked for by name."""
    with pytest.raises(TypeError, match="len is not marked as a verb"):
        signature(len)


@value_verb
def scaled(value: Number, factor: Decimal) -> Number | None:
    """Have an exact number as an option."""


def test_an_exact_number_is_an_option_of_the_line():
    """A number with decimals is written in YAML, and never handed in by the engine."""
    assert [(item.name, item.source) for item in signature(scaled).written][1:] == [("factor", Source.OPTION)]
