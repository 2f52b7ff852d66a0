"""Trees of conditions print as canonical text and name what they read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.mapping.condition.parser import parse
from nec_cdisc.mapping.condition.tree import (
    And,
    Comparison,
    Equals,
    Not,
    OneOf,
    Or,
    State,
    TextTest,
    Word,
    column_words,
    literals,
    names,
    to_text,
)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("a  IS   Filled", "a is filled"),
        ("a is not blank", "a is filled"),
        ("a is Cycle 1 Day 1", 'a is "Cycle 1 Day 1"'),
        ("a is 'x'", "a is x"),
        ('a is "filled"', 'a is "filled"'),
        ('a is "missing"', 'a is "missing"'),
        ('a is "On"', 'a is "On"'),
        ("a is one of (A, 'B c')", 'a is one of (A, "B c")'),
        ("((a > 5)) and (b is x or c is y)", "a > 5 and (b is x or c is y)"),
        ("(a is x and b is y) or c is z", "a is x and b is y or c is z"),
        ("not (not a is x)", "not not a is x"),
        ('"Visit Name" is x', '"Visit Name" is x'),
        ('"not" is x', '"not" is x'),
        ('a is before "end date"', 'a is before "end date"'),
        ('a is before "2016-08"', "a is before 2016-08"),
    ],
)
def test_text_is_canonical(text, canonical):
    """Blanks, capitals, brackets and quotes that say nothing are dropped, and canonical text stays as it is."""
    assert to_text(parse(text)) == canonical
    assert to_text(parse(canonical)) == canonical


def test_names_are_the_columns_in_order():
    """Each column is named once, literals never, columns on the right too."""
    tree = parse("raw.VISIT is B and (AEENDTC is before AESTDTC or not raw.VISIT is C) and d > 5 and e is after 2016")
    assert names(tree) == ("raw.VISIT", "AEENDTC", "AESTDTC", "d", "e")
    assert column_words(tree)[2] == Word("AESTDTC")
    assert column_words(tree)[2].offset == 38


def test_literals_are_told_with_their_column():
    """A linter can look up every text that a column is compared with."""
    tree = parse('a is B or c is not one of (D, "E f") or g contains h')
    assert literals(tree) == ((Word("a"), Word("B")), (Word("c"), Word("D")), (Word("c"), Word("E f")))
    assert [word.offset for _, word in literals(tree)] == [5, 27, 30]


def test_trees_cannot_be_changed():
    """A tree is a value: it can be a key and never changes under a plan."""
    tree = parse("a is b and not c is filled")
    assert hash(tree) == hash(parse("a is  b and not (c is filled)"))
    with pytest.raises(AttributeError):
        tree.parts = ()


TEXTS = st.text(max_size=10).filter(lambda text: text.strip()).map(Word)
NAMES = st.sampled_from(["a", "DM.RFSTDTC", "Visit Name", "not", 'x"y', "Größe"]).map(Word)
NUMBERS = st.sampled_from(["0", "-1.5", "+7"]).map(Word)
DATES = st.sampled_from(["2016", "2016-08-05T10:30", "--08-05"]).map(Word)
SIGNS = st.sampled_from(["<", "<=", ">", ">="]).map(Word)
ORDERS = st.sampled_from(["is before", "is after", "is on or before", "is on or after"]).map(Word)
ATOMS = st.one_of(
    st.builds(State, NAMES, st.sampled_from(["is filled", "is blank", "is ticked", "is not ticked"]).map(Word)),
    st.builds(Equals, NAMES, st.sampled_from(["is", "is not"]).map(Word), TEXTS),
    st.builds(
        OneOf,
        NAMES,
        st.sampled_from(["is one of", "is not one of"]).map(Word),
        st.lists(TEXTS, min_size=1, max_size=3).map(tuple),
    ),
    st.builds(TextTest, NAMES, st.sampled_from(["contains", "starts with"]).map(Word), TEXTS),
    st.builds(Comparison, NAMES, SIGNS, NUMBERS, st.just(value=False)),
    st.builds(Comparison, NAMES, ORDERS, DATES, st.just(value=False)),
    st.builds(Comparison, NAMES, SIGNS | ORDERS, NAMES, st.just(value=True)),
)
TREES = st.recursive(
    ATOMS,
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(And, st.lists(inner, min_size=2, max_size=3).map(tuple))
        | st.builds(Or, st.lists(inner, min_size=2, max_size=3).map(tuple))
    ),
    max_leaves=6,
)


@given(TREES)
def test_printed_trees_parse_to_themselves(tree):
    """Text and tree say the same, whatever stands in names and texts."""
    assert parse(to_text(tree)) == tree
