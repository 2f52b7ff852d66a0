"""Writes all problems of a run of analysis as a CSV file: one line per record concerned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from nec_cdisc.problem import Problem
from nec_cdisc.report.problem_list import weight
from nec_cdisc.report.table import safe, write_table
from nec_cdisc.run.concerned import Concerned

COLUMNS = (
    "severity",
    "code",
    "kind",
    "message",
    "dataset",
    "variable",
    "subject",
    "parameter",
    "record",
    "sequence",
    "sdtm_record",
    "raw_rows",
    "file",
    "row",
    "column",
    "value",
    "mapping_line",
    "next_step",
)


def write_analysis_problems(problems: Iterable[Problem], concerned: Concerned, path: Path) -> None:
    """Write the list; the file replaces the last one as a whole.

    ``file`` and ``row`` are where the value at fault stands: a file of SDTM, counted as a spreadsheet does, or a
    dataset that the run made, counted from 1.
    """
    lines = (line for problem in sorted(problems, key=weight) for line in _lines(problem, concerned))
    write_table(COLUMNS, lines, path)


def _lines(problem: Problem, concerned: Concerned) -> Iterator[tuple[str | int | None, ...]]:
    kind, cells = problem.kind, problem.cells
    start = tuple(map(safe, (kind.severity.value, kind.id, kind.title, problem.message)))
    place = str(problem.place) if problem.place else None
    end = tuple(map(safe, (place, problem.next_step or kind.next_step)))
    rows = (cells.rows if cells is not None else ()) or (None,)
    file, column, value = (None,) * 3 if cells is None else map(safe, (cells.file, cells.column, cells.value))
    for row, item in zip(rows, concerned.of(problem), strict=True):
        who = tuple(map(safe, (item.dataset, item.variable, item.subject, item.parameter)))
        where = (item.number, *map(safe, (item.sequence, item.source, item.raw)))
        yield (*start, *who, *where, file, row, column, value, *end)
