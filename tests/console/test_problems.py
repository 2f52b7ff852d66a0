"""Problems on the screen."""

from __future__ import annotations

import io

from rich.console import Console

from nec_cdisc.console.problems import show_grouped, show_in_full, where
from nec_cdisc.problem import Cells, Place, Problem
from nec_cdisc.source.document import Document


def shown(function, *arguments) -> str:
    """Return what a function prints."""
    text = io.StringIO()
    function(Console(file=text, width=160, highlight=False), *arguments)
    return text.getvalue()


def test_in_full_shows_place_frame_nearest_and_next():
    """A mapping problem shows its line with a caret, the nearest name and the next step."""
    document = Document("mappings/a.yaml", {}, ("rows: {from: ea}",))
    problem = Problem("MAP123", "there is no form 'ea'", Place("mappings/a.yaml", 1, 14), nearest="ae")
    said = shown(show_in_full, [problem], {"mappings/a.yaml": document})
    assert "mappings/a.yaml:1:14" in said
    assert "rows: {from: ea}" in said
    assert "^" in said
    assert "did you mean ae?" in said
    assert "next:" in said


def test_grouped_counts_cells_by_kind():
    """Two values of one kind are one line with the number of their cells; errors come first."""
    problems = [
        Problem("VAL112", "31.02.", None, Cells("raw/a.csv", (2, 3), "d", "31.02.")),
        Problem("VAL112", "30.02.", None, Cells("raw/a.csv", (5,), "d", "30.02.")),
        Problem("MAP121", "unknown"),
    ]
    said = shown(show_grouped, problems).splitlines()
    assert said[1].startswith("error")
    assert " 3 " in said[2]
    assert "raw/a.csv:2 d" in said[2]


def test_brackets_in_data_are_shown_as_they_are():
    """A raw value that looks like markup is shown, not obeyed."""
    problem = Problem("VAL111", "'[bold]x' is no date", None, Cells("raw/a.csv", (2,), "d", "[bold]x"))
    assert "[bold]x" in shown(show_grouped, [problem])
    assert "[bold]x" in shown(show_in_full, [problem], {})


def test_nothing_to_report():
    """Without problems the screen says so."""
    assert shown(show_grouped, []).strip() == "no problems"


def test_where_falls_back_to_the_mapping_line():
    """A problem without raw cell names its mapping line."""
    assert where(Problem("MAP121", "x", Place("mappings/a.yaml", 2, 1))) == "mappings/a.yaml:2:1: "


def test_why_a_kind_matters_is_said_once():
    """Two problems of a kind share their reason; each has its own next step."""
    problems = [Problem("MAP121", "one"), Problem("MAP121", "two", next_step="Do this."), Problem("MAP111", "three")]
    said = shown(show_in_full, problems, {})
    assert said.count("  why:  ") == 2
    assert said.count("  next: ") == 3
    assert "next: Do this." in said


def test_a_raw_file_is_the_place_of_a_problem_without_line():
    """A fault of the export is shown with file, row and column."""
    said = shown(show_in_full, [Problem("RAW111", "twice", cells=Cells("raw/a.csv", (1,), "d"))], {})
    assert said.startswith("error RAW111 raw/a.csv:1 d: twice")


def test_grouped_says_what_to_do_about_each_kind():
    """Below the table stands a next step for each error and query, none for a note."""
    problems = [Problem("VAL112", "31.02."), Problem("VAL112", "30.02."), Problem("MAP143", "expected")]
    lines = shown(show_grouped, problems).splitlines()
    assert [line for line in lines if " next: " in line] == ["VAL112 next: Ask the site for the right date."]
