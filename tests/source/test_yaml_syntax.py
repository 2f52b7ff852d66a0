"""The parser's errors are told in plain words."""

from __future__ import annotations

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


def test_the_end_of_the_text_is_the_end_of_its_last_line():
    """A fault at the end is shown behind the last letter, not on a line that is not there."""
    assert _fault("%YAML 1.1\n\n").place == Place("f.yaml", 1, 10)


def test_an_unknown_error_still_has_a_place():
    """An error without a mark is shown at the start of the file."""
    assert syntax_problem(yaml.YAMLError(), ("a",), "f.yaml").place == Place("f.yaml", 1, 1)
