"""Writes all problems of a run as a CSV file: one line per raw record concerned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from nec_cdisc.problem import Problem, Severity
from nec_cdisc.report.table import safe, write_table
from nec_cdisc.run.whereabouts import Whereabouts

COLUMNS = (
    "severity",
    "code",
    "kind",
    "message",
    "raw_file",
    "raw_row",
    "raw_column",
    "raw_value",
    "subject",
    "visit",
    "variable",
    "mapping_line",
    "next_step",
)


def write_problems(problems: Iterable[Problem], where: Whereabouts | None, path: Path) -> None:
    """Write the list; the file replaces the last one as a whole."""
    lines = (line for problem in sorted(problems, key=weight) for line in _lines(problem, where))
    write_table(COLUMNS, lines, path)


def weight(problem: Problem) -> tuple[int, str, str, int]:
    """Return what orders the list: errors first, then queries, then notes; by kind, file and row."""
    cells = problem.cells
    place = (cells.file, cells.rows[0] if cells.rows else 0) if cells is not None else (str(problem.place or ""), 0)
    return (list(Severity).index(problem.severity), problem.code, *place)


def _lines(problem: Problem, where: Whereabouts | None) -> Iterator[tuple[str | int | None, ...]]:
    kind = problem.kind
    place = str(problem.place) if problem.place else None
    start = tuple(map(safe, (kind.severity.value, kind.id, kind.title, problem.message)))
    end = tuple(map(safe, (problem.target, place, problem.next_step or kind.next_step)))
    cells = problem.cells
    if cells is None:
        yield (*start, None, None, None, None, None, None, *end)
        return
    file, column, value = map(safe, (cells.file, cells.column, cells.value))
    for row in cells.rows or (None,):
        subject, visit = where.of(cells.file, row) if where is not None and row is not None else (None, None)
        yield (*start, file, row, column, value, safe(subject), safe(visit), *end)
