"""Text from outside is shown without being obeyed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.problem.visible import LONGEST, visible


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\x1b[2J", "<U+001B>[2J"),
        ("\x9b31m", "<U+009B>31m"),
        ("a\u202eb", "a<U+202E>b"),
        ("a\u2066b\u2069", "a<U+2066>b<U+2069>"),
        ("01\u200b", "01<U+200B>"),
        ("\ufeffsite", "<U+FEFF>site"),
        ("a\nb\tc\r", "a<U+000A>b<U+0009>c<U+000D>"),
        ("\ud800", "<U+D800>"),
        ("Müller, µg/L ≥ 5, 東京", "Müller, µg/L ≥ 5, 東京"),
    ],
)
def test_a_sign_that_shows_nothing_is_written_as_its_code(text: str, seen: str):
    """Escape sequences, direction and zero-width signs, line ends and lone surrogates are seen; letters stay."""
    assert visible(text) == seen


def test_what_is_kept_stays():
    """Signs that the caller can show stay as they are, all others do not."""
    assert visible("a\nb\x1b", keep="\n") == "a\nb<U+001B>"


def test_an_endless_text_is_cut():
    """A text of millions of characters is cut, and how much is missing is told."""
    assert visible("x" * LONGEST) == "x" * LONGEST
    assert visible("x" * (LONGEST + 1_000_000)) == "x" * LONGEST + "… (1,000,000 more characters)"


@given(st.text())
def test_nothing_shown_steers_a_terminal(text: str):
    """Whatever the text, what is shown is printable."""
    assert visible(text).isprintable() or all(sign.isprintable() or sign.isspace() for sign in visible(text))
    assert "\x1b" not in visible(text)
