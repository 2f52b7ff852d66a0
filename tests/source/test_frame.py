"""A code frame shows the line, its neighbours and a caret under the very character."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nec_cdisc.problem import Place
from nec_cdisc.source.frame import code_frame

LINES = ("dataset: AE", "rows:", "  from: ea", "  keep: x", "variables:", "  A: b")


def test_a_frame_shows_neighbours_and_caret():
    """Two lines above and below, numbered, the line marked."""
    assert code_frame(LINES, Place("f", 3, 9)) == (
        "  1 | dataset: AE\n  2 | rows:\n> 3 |   from: ea\n    |         ^\n  4 |   keep: x\n  5 | variables:"
    )


def test_a_frame_stops_at_the_ends():
    """There is nothing above the first line; numbers are aligned."""
    assert code_frame(LINES, Place("f", 1, 1), around=1) == "> 1 | dataset: AE\n    | ^\n  2 | rows:"
    frame = code_frame(["x"] * 10, Place("f", 10, 1), around=1)
    assert frame == "   9 | x\n> 10 | x\n     | ^"


@pytest.mark.parametrize("place", [Place("f"), Place("f", 7, 1), Place("f", -1, 1)])
def test_a_place_without_a_line_has_no_frame(place):
    """Only the file is known: nothing is shown."""
    assert code_frame(LINES, place) == ""


def test_a_place_without_a_column_has_no_caret():
    """The whole line is meant."""
    assert code_frame(["ab"], Place("f", 1)) == "> 1 | ab"


def test_tabs_and_wide_signs_keep_the_caret_in_step():
    """A tab is four columns, an East Asian sign two, an accent that combines none."""
    assert code_frame(["\tx"], Place("f", 1, 2)).split("\n")[1] == "    |     ^"
    assert code_frame(["日本x"], Place("f", 1, 3)).split("\n")[1] == "    |     ^"
    assert code_frame(["e\u0301x"], Place("f", 1, 3)).split("\n")[1] == "    |  ^"


def test_signs_that_steer_a_terminal_are_not_sent():
    """An escape sequence or a direction sign in a file cannot act on the screen."""
    frame = code_frame(["a\x1b[31m\u202eb"], Place("f", 1, 1))
    assert frame.split("\n")[0] == "> 1 | a\ufffd[31m\ufffdb"


def test_long_lines_are_cut_around_the_caret():
    """The faulty character stays in sight, and each cut shows."""
    line = "0123456789" * 30
    top, caret = code_frame([line], Place("f", 1, 151), width=40).split("\n")
    assert len(top) <= 40
    assert top[caret.index("^")] == "0"
    assert top.count("…") == 2
    top, caret = code_frame([line], Place("f", 1, 1), width=40).split("\n")
    assert top.endswith("…")
    assert top[caret.index("^")] == "0"


@example(["000000000\u03000000000\u0e5c\u0e5c\u3030"], 1, 19, 0)  # a cut between a letter and its accent
@given(
    st.lists(st.text(max_size=60), min_size=1, max_size=4), st.integers(1, 4), st.integers(0, 70), st.integers(0, 60)
)
def test_any_text_fits_its_width(lines, line, column, width):
    """No line of a frame is wider than asked, whatever the text, and none breaks."""
    frame = code_frame(lines, Place("f", line, column), width=width)
    for shown in frame.split("\n"):
        size = sum(
            0
            if unicodedata.category(sign) in {"Mn", "Me"} or unicodedata.combining(sign)
            else 2
            if unicodedata.east_asian_width(sign) in {"W", "F"}
            else 1
            for sign in shown
        )
        assert size <= max(width, 20)
        assert shown.isprintable() or "\ufffd" in shown or not shown.isascii()
