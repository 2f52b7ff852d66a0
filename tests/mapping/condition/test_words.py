"""Words that would be taken for the grammar's are told apart from texts."""

from __future__ import annotations

import pytest

from nec_cdisc.mapping.condition.words import meant, needs_quotes, opposite


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Screening", None),
        ("Black", None),
        ("black", "is blank"),
        ("present", None),
        ("None", None),
        ("Missing", "is blank"),
        ("checked", "is ticked"),
        ("tickd", "is ticked"),
        ("at least 5", ">="),
        ("At risk", None),
        ("later than X", "is after"),
        ("afer X", "is after"),
        ("after-care visit", None),
    ],
)
def test_what_was_meant(words, expected):
    """A word that only a slip can have made is told; a clinical value is not."""
    assert meant(words.split()) == expected


def test_the_opposite_of_a_verb():
    """A fault after is not is answered in the positive."""
    assert [opposite(verb) for verb in ("is blank", "is", ">")] == ["is filled", "is not", "not (… > …)"]


def test_only_a_plain_word_goes_without_quotes():
    """What the grammar could misread stands in quotes."""
    assert [needs_quotes(text) for text in ("PD", "1.10", "10^9/L", "a b", "or", "Is", "empty", "x)", "")] == [
        *[False] * 3,
        *[True] * 6,
    ]
