"""A problem is data: it knows its kind, and its place prints as editors read it."""

from __future__ import annotations

import pytest

from nec_cdisc.problem import Cells, Place, Problem, Severity


@pytest.mark.parametrize(
    ("place", "text"),
    [(Place("a.yaml", 3, 7), "a.yaml:3:7"), (Place("a.yaml", 3), "a.yaml:3"), (Place("a.yaml"), "a.yaml")],
)
def test_a_place_is_written_for_editors(place, text):
    """File, line and column, as far as they are known."""
    assert str(place) == text


def test_places_sort_by_file_line_and_column():
    """Line 10 stands after line 9."""
    places = [Place("b.yaml", 1), Place("a.yaml", 10, 1), Place("a.yaml", 9, 5), Place("a.yaml", 9, 4)]
    assert [str(place) for place in sorted(places)] == ["a.yaml:9:4", "a.yaml:9:5", "a.yaml:10:1", "b.yaml:1"]


def test_a_problem_has_the_severity_of_its_code():
    """The code alone decides what a problem weighs."""
    problem = Problem("ROW103", "said")
    assert problem.severity is Severity.QUERY
    assert problem.kind.id == "ROW103"


def test_problems_are_compared_by_what_they_say():
    """The same finding twice is one in a set; cells are part of it."""
    one = Problem("ROW103", "said", cells=Cells("raw/ae.csv", (2, 3), "term", "x"))
    assert len({one, Problem("ROW103", "said", cells=Cells("raw/ae.csv", (2, 3), "term", "x"))}) == 1
    assert one != Problem("ROW103", "said", cells=Cells("raw/ae.csv", (2,), "term", "x"))


def test_an_unknown_code_is_no_problem():
    """A code that the catalogue does not have is a fault of the program."""
    with pytest.raises(KeyError):
        _ = Problem("ZZZ999", "said").severity
