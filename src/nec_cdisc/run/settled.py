"""Brings problems into one form: each fact once, with all its rows, in an order that no partition can change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from nec_cdisc.problem import Cells, Problem, Severity

#: Codes of raw values: a fault is the cell's, whatever the cell feeds and whichever condition asks it; so is an unknown
#: subject. The other rules of rows each ask a question of their own.
OF_VALUES = ("VAL", "ROW105", "ROW112")
_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


def distinct(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems without repetition: one raw cell with one fault is one problem, whatever it feeds."""
    told: dict[object, set[int]] = {}
    found: list[Problem] = []
    for problem in dict.fromkeys(problems):
        cells = problem.cells
        if cells is None or cells.column is None or not problem.code.startswith(OF_VALUES):
            found.append(problem)
            continue
        seen = told.setdefault((problem.code, cells.file, cells.column, cells.value), set())
        rows = tuple(row for row in cells.rows if row not in seen)
        seen.update(rows)
        if rows or not cells.rows:
            found.append(replace(problem, cells=replace(cells, rows=rows)))
    return found


def settled(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems that differ in their rows alone as one with all rows; by severity, code, file and row."""
    rows: dict[Problem, set[int]] = {}
    for problem in problems:
        cells = problem.cells
        bare = problem if cells is None else replace(problem, cells=replace(cells, rows=()))
        rows.setdefault(bare, set()).update(cells.rows if cells is not None else ())
    return tuple(sorted((_with_rows(problem, found) for problem, found in rows.items()), key=_rank))


def _with_rows(problem: Problem, rows: set[int]) -> Problem:
    if problem.cells is None:
        return problem
    return replace(problem, cells=replace(problem.cells, rows=tuple(sorted(rows))))


def _rank(problem: Problem) -> tuple[object, ...]:
    cells = problem.cells if problem.cells is not None else Cells("")
    first = cells.rows[0] if cells.rows else 0
    place = problem.place
    where = ("", 0, 0) if place is None else (place.file, place.line, place.column)
    said = (cells.column or "", cells.value or "", problem.target or "", problem.message)
    return (_WEIGHT[problem.severity], problem.code, cells.file, first, *where, *said)
