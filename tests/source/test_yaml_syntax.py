"""The parser's errors are told in plain words, where the fault began, with the line as it should be."""

from __future__ import annotations

import pytest
import yaml

from nec_cdisc.problem import Place
from nec_cdisc.source.yaml_syntax import syntax_problem


def _fault(text):
    try:
        list(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError as fault:
        return syntax_problem(fault, tuple(text.split("\n")), "f.yaml")
    return None


def test_an_open_quote_is_shown_where_it_opens():
    """The end of the file, where the parser gives up, helps nobody."""
    problem = _fault('a: 1\nb: "open\nc: d\n')
    assert problem.message == "a quote that is not closed"
    assert problem.place == Place("f.yaml", 2, 4)


@pytest.mark.parametrize(
    ("text", "message", "line", "column", "step"),
    [
        ("a:\n  b: c\n d: e\n", "the line is indented by 1 blank, and no block above it is", 3, 2, "as many blanks"),
        (
            "a:\n  b: c # d\n    d: e\n",
            "the line is indented by 4 blanks, the line above, which has its value already, by 2",
            3,
            5,
            "as many blanks",
        ),
        (
            "a: b\n  c: d\n",
            "the line is indented by 2 blanks, the line above, which has its value already, by 0",
            2,
            3,
            "as many blanks",
        ),
        (
            "a: b: c\n",
            "a colon with a blank behind it stands inside of a text without quotes",
            1,
            5,
            'a: "b: c"',
        ),
        ("a:\n  from ae\n  keep: b\n", "the line has no colon behind its name", 2, 3, "Write NAME: value"),
        ("a: b\nC:d\ne: f\n", "no blank stands behind the colon", 2, 1, "Write C: d"),
        ("a: b\nC d\ne: f\n", "the line has no colon behind its name", 2, 1, "Write NAME: value"),
        ("a: {b: c d: e}\n", "a comma is missing in { }", 1, 11, "Put a comma"),
        ("a: {b: [c, d}\n", "a list is opened by [ and closed by }", 1, 13, "Close it with ]"),
        ("a: {b: c\nd: e\n", "a block in { } is not closed", 1, 4, "Close it with }"),
        ("a:\n  - b: c\n  -d: e\n", "no blank stands behind the dash", 3, 3, "Write - d: e"),
        ("a:\n  - b\n  c: d\n", "a list ends here without need: every entry starts with a dash", 3, 3, "a dash"),
        ("a: [*]\n", "a text cannot start with *", 1, 5, '"*"'),
        ("a: %b\n", "a text cannot start with %", 1, 4, '"%…"'),
        ("a: @b\n", "a text cannot start with @", 1, 4, '"@…"'),
    ],
)
def test_a_fault_is_told_where_it_began_with_the_line_as_it_should_be(text, message, line, column, step):
    """Indentation, colons, dashes, brackets, signs: the message names the mistake, the next step mends it."""
    problem = _fault(text)
    assert (problem.message, problem.place) == (message, Place("f.yaml", line, column))
    assert step in problem.next_step


def test_the_end_of_the_text_is_the_end_of_its_last_line():
    """A fault at the end is shown behind the last letter, not on a line that is not there."""
    assert _fault("%YAML 1.1\n\n").place == Place("f.yaml", 1, 10)


def test_an_unknown_error_still_has_a_place():
    """An error without a mark is shown at the start of the file."""
    assert syntax_problem(yaml.YAMLError(), ("a",), "f.yaml").place == Place("f.yaml", 1, 1)
