"""Conditions over columns answer as for single records, once per distinct value."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import Encoded, encode
from nec_cdisc.mapping.condition import value_tests
from nec_cdisc.mapping.condition.evaluate import evaluate, evaluate_record, unreadable
from nec_cdisc.mapping.condition.parser import parse


def test_rows_are_answered():
    """A condition of several columns gives one answer per row."""
    columns = {
        "visit": encode(["Screening", "C1", None, "C1"]),
        "dose": encode(["10", "0", "5", None]),
        "off": encode(["0", "1", None, "0"]),
    }
    tree = parse("(visit is C1 or dose > 4) and off is not ticked")
    answers = evaluate(tree, columns.__getitem__, {"1"})
    assert answers.dtype == bool
    assert answers.tolist() == [True, False, True, True]


def test_no_rows_give_no_answers():
    """An empty form is no fault."""
    columns = {"a": encode([]), "b": encode([])}
    for text in ("a is filled", "a < b", "not (a is x and b is y)"):
        assert evaluate(parse(text), columns.__getitem__).tolist() == []


def test_a_test_is_made_once_per_distinct_value(monkeypatch):
    """A million rows with three values cost three questions, and values that no row has cost none."""
    asked = []
    made = value_tests.test_of

    def counting(atom, ticks):
        test = made(atom, ticks)
        return lambda *values: asked.append(values) or test(*values)

    monkeypatch.setattr("nec_cdisc.mapping.condition.evaluate.test_of", counting)
    column = Encoded(np.tile(np.array([0, 1, -1], np.int32), 1000), ["a", "b", "never"])
    evaluate(parse("x is a"), lambda _: column)
    assert sorted(asked, key=str) == [("a",), ("b",), (None,)]
    asked.clear()
    evaluate(parse("x > y"), lambda _: column)
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dose > 5", [("dose", "number", ("x", "7,4"))]),
        ("day is before dose", [("day", "date", ("UNK",)), ("dose", "date", ("1", "x", "7,4"))]),
        ("dose is x or day is filled", []),
    ],
)
def test_values_that_cannot_be_compared_are_told(text, expected):
    """The caller can report what a comparison could not read; missing values and other tests are no matter."""
    columns = {"dose": encode(["1", "x", None, "7,4"]), "day": encode(["2016-08", None, "UNK", None])}
    found = unreadable(parse(text), columns.__getitem__)
    assert [(item.column.text, item.kind, item.values) for item in found] == expected


CELLS = st.sampled_from(
    [None, "x", "X ", "", "1", "01", "1.0", "-5", "7,4", "2016", "2016-08", "2016-08-05", "2016-08-05T10:30"]
)
CELLS |= st.sampled_from([Decimal("1.0"), 3, Decimal(-5)])
ROWS = st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=12)
TESTS = [
    "{} is filled",
    "{} is blank",
    "{} is ticked",
    "{} is not ticked",
    "{} is x",
    "{} is not 1",
    "{} is one of (x, 1)",
]
TESTS += [
    "{} is not one of (x, 2016)",
    "{} > 0",
    "{} <= -5",
    "{} contains 1",
    "{} starts with 20",
    "{} is before 2016-08-05",
]
TESTS += ["{} is on or after 2016-08", "{} < b", "{} >= a", "{} is after b", "{} is on or before a"]
SINGLE = st.tuples(st.sampled_from(TESTS), st.sampled_from("ab")).map(lambda pair: pair[0].format(pair[1]))
CONDITIONS = st.recursive(
    SINGLE,
    lambda inner: (
        st.builds("not ({})".format, inner)
        | st.builds("({}) and ({})".format, inner, inner)
        | st.builds("({}) or ({})".format, inner, inner)
    ),
    max_leaves=5,
)


@given(rows=ROWS, text=CONDITIONS)
def test_columns_and_records_agree(rows, text):
    """The answer for a whole column is the answer for each of its records."""
    tree = parse(text)
    columns = {name: encode([row[number] for row in rows]) for number, name in enumerate("ab")}
    together = evaluate(tree, columns.__getitem__, {"1", "x"}).tolist()
    alone = [evaluate_record(tree, {"a": a, "b": b}, {"1", "x"}) for a, b in rows]
    assert together == alone
