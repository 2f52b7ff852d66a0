"""Brings problems into one form: each fact once, with all its rows, in an order that no partition can change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from nec_cdisc.problem import Cells, Problem, Severity

_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that one step found by what they say, not by when it came upon them.

    The first of several that share a raw cell tells the fault, and a step comes upon values in another order where it
    sees the records of some subjects alone.
    """
    return sorted(problems, key=_said)


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
    return (_WEIGHT[problem.severity], problem.code, cells.file, first, *_said(problem))


def _said(problem: Problem) -> tuple[object, ...]:
    """Return what a problem says: mapping line, cell, variable, message."""
    cells = problem.cells if problem.cells is not None else Cells("")
    place = problem.place
    where = ("", 0, 0) if place is None else (place.file, place.line, place.column)
    said = (problem.target or "", problem.message, problem.nearest or "", problem.next_step or "")
    return (*where, cells.column or "", cells.value or "", *said, cells.file, problem.code, problem.also)
