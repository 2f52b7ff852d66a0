"""One raw cell with one fault is told once, with every variable that it concerns."""

from __future__ import annotations

from nec_cdisc.problem import Cells, Problem
from nec_cdisc.run.distinct import distinct


def found(code: str, rows: tuple[int, ...], target: str | None, value: str = "x", column: str | None = "c") -> Problem:
    """Return a problem of some rows."""
    return Problem(code, "wrong", cells=Cells("raw/f.csv", rows, column, value), target=target)


def told(problems: list[Problem]) -> list[tuple[object, ...]]:
    """Return rows, variable and further variables of each problem."""
    return [(tuple(item.cells.rows), item.target, item.also) for item in distinct(problems)]


def test_a_value_that_feeds_three_variables_is_told_once():
    """The first variable tells it, the others stand beside it."""
    problems = [found("VAL112", (2, 3), f"AE.{name}") for name in ("AESTDTC", "AEENDTC", "AEDTC")]
    assert told(problems) == [((2, 3), "AE.AESTDTC", ("AE.AEENDTC", "AE.AEDTC"))]


def test_a_problem_is_divided_where_its_rows_feed_other_variables():
    """Row 2 feeds both datasets, row 3 the second one alone, row 4 the first one alone."""
    problems = [found("VAL102", (2, 4), "TU.TUMETHOD"), found("VAL102", (2, 3), "TR.TRMETHOD")]
    assert told(problems) == [
        ((2,), "TU.TUMETHOD", ("TR.TRMETHOD",)),
        ((4,), "TU.TUMETHOD", ()),
        ((3,), "TR.TRMETHOD", ()),
    ]


def test_other_values_codes_and_columns_are_other_faults():
    """Only the same fault of the same cell is told once."""
    problems = [found("VAL112", (2,), "A"), found("VAL111", (2,), "A"), found("VAL112", (2,), "A", column="d")]
    assert told([*problems, found("VAL112", (3,), "A", "y")]) == [((row,), "A", ()) for row in (2, 2, 2, 3)]


def test_rules_of_rows_stay_as_they_are():
    """Two edit checks of one cell are two questions; the very same problem is one."""
    problems = [found("ROW108", (2,), "AE"), found("ROW108", (2,), "CM"), found("ROW108", (2,), "AE")]
    assert told(problems) == [((2,), "AE", ()), ((2,), "CM", ())]


def test_a_problem_without_cells_or_variable_stays():
    """A problem of a mapping has no cells, and a fault of a condition no variable."""
    assert distinct([Problem("MAP121", "unknown name")]) == [Problem("MAP121", "unknown name")]
    assert told([found("ROW112", (2,), None), found("ROW112", (2,), "DM.X")]) == [((2,), None, ("DM.X",))]
