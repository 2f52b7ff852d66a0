"""Conditions are cut into words, quoted texts and signs."""

from __future__ import annotations

import pytest

from nec_cdisc.mapping.condition.lexer import ConditionError, Kind, tokens


def test_words_quotes_and_signs_have_offsets():
    """Each token keeps its text and where it starts, quotes are taken off, and the end is a token."""
    found = [(token.kind, token.text, token.offset) for token in tokens('a>=\'b\'\'c\' ("d ""e""",f.g) ')]
    assert found == [
        (Kind.WORD, "a", 0),
        (Kind.SIGN, ">=", 1),
        (Kind.QUOTED, "b'c", 3),
        (Kind.SIGN, "(", 10),
        (Kind.QUOTED, 'd "e"', 11),
        (Kind.SIGN, ",", 20),
        (Kind.WORD, "f.g", 21),
        (Kind.SIGN, ")", 24),
        (Kind.END, "", 25),
    ]


def test_a_quoted_word_is_no_word_of_the_grammar():
    """Quotes make any word a text."""
    bare, quoted, _ = tokens('AND "and"')
    assert bare.is_word("and")
    assert not quoted.is_word("and")


@pytest.mark.parametrize(
    ("text", "offset", "nearest"),
    [
        ("a =b", 2, "is"),
        ("a=>b", 1, ">="),
        ("a =< b", 2, "<="),
        ("a ≤ b", 2, "<="),
        ("a ≠ b", 2, "is not"),
        ("„a", 0, '"'),
    ],
)
def test_foreign_signs_are_told_their_word(text, offset, nearest):
    """Signs of other languages and of word processors are refused with the word to write."""
    with pytest.raises(ConditionError) as caught:
        tokens(text)
    assert (caught.value.offset, caught.value.nearest) == (offset, nearest)
