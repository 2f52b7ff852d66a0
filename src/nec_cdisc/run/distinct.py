"""Reports one raw cell with one fault once, whatever it feeds, and says which variables it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from nec_cdisc.problem import Problem

#: Codes of raw values: a fault is the cell's, whatever the cell feeds and whichever condition asks it; so is an unknown
#: subject. The other rules of rows each ask a question of their own.
OF_VALUES = ("VAL", "ROW105", "ROW112")
#: The variables that a fault concerns, in the order in which they were found.
Variables = tuple[str, ...]


def distinct(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems without repetition.

    A fault of a raw value is reported by the first variable that meets it; ``also`` names the others, and a problem is
    divided where they differ between its rows.
    """
    once = list(dict.fromkeys(problems))
    told: dict[object, dict[int, Variables]] = {}
    owned = [_own(problem, told) for problem in once]
    return [part for problem, rows in zip(once, owned, strict=True) for part in _parts(problem, rows, told)]


def _fault(problem: Problem) -> object:
    """Return what makes two problems of a raw value the same fault; ``None`` where the problem is none of a value."""
    cells = problem.cells
    if cells is None or cells.column is None or not problem.code.startswith(OF_VALUES):
        return None
    return problem.code, cells.file, cells.column, cells.value


def _own(problem: Problem, told: dict[object, dict[int, Variables]]) -> list[int]:
    """Note the variable of a problem at each of its rows; return the rows that no problem before it has told."""
    fault = _fault(problem)
    if fault is None or problem.cells is None:
        return []
    variables = told.setdefault(fault, {})
    more: dict[Variables, Variables] = {}
    mine = (problem.target,) if problem.target is not None else ()
    own = []
    for row in problem.cells.rows:
        known = variables.get(row)
        if known is None:
            own.append(row)
            variables[row] = mine
        else:
            variables[row] = more.setdefault(known, tuple(dict.fromkeys((*known, *mine))))
    return own


def _parts(problem: Problem, own: list[int], told: dict[object, dict[int, Variables]]) -> Iterator[Problem]:
    """Yield a problem as it is, or, of a raw value, its own rows by the variables that they concern."""
    fault = _fault(problem)
    if fault is None or problem.cells is None or not problem.cells.rows:
        yield problem
        return
    parts: dict[Variables, list[int]] = {}
    for row in own:
        parts.setdefault(told[fault][row], []).append(row)
    for variables, rows in parts.items():
        also = tuple(name for name in variables if name != problem.target)
        yield replace(problem, cells=replace(problem.cells, rows=tuple(rows)), also=also)
