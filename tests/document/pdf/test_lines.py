"""Lines of a width."""

import pytest
from tests.document.made import LONG

from nec_cdisc.document.model import Run, text
from nec_cdisc.document.pdf.lines import lines_of


def said(lines):
    """Return the text of each line."""
    return ["".join(piece.text for piece in line) for line in lines]


def widest(lines):
    """Return the width of the widest line."""
    return max(line[-1].at + line[-1].width for line in lines if line)


def test_text_is_broken_between_words():
    """No line is wider than asked for, and no word is lost."""
    lines = lines_of(text("one two three four five six seven"), 10, 90)
    assert len(lines) > 2
    assert widest(lines) <= 90
    assert " ".join(said(lines)) == "one two three four five six seven"


@pytest.mark.parametrize("word", [LONG, "mappings/sdtm/ae.yaml:" * 30])
def test_a_word_that_is_too_long_is_broken(word):
    """Names are broken behind a slash, letters without end anywhere; every letter stays."""
    lines = lines_of(text(f"a {word} b"), 8, 120)
    assert widest(lines) <= 120
    assert "".join(said(lines)).replace(" ", "") == f"a{word}b"


def test_marks_change_within_a_word():
    """A full stop behind a bold word stays on its line."""
    lines = lines_of((Run("say "), Run("bold", bold=True), Run(".")), 10, 400)
    assert said(lines) == ["say bold."]
    assert [piece.font for piece in lines[0]] == ["Vera", "Vera-Bold", "Vera"]


def test_no_text_is_an_empty_line():
    """A blank cell has a height."""
    assert lines_of((), 10, 100) == ((),)
    assert lines_of(text("   "), 10, 100) == ((),)
