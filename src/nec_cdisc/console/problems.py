"""Shows problems on the screen: mapping problems with their code frame, raw values grouped by kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from nec_cdisc.problem import Problem, Severity
from nec_cdisc.source.document import Document
from nec_cdisc.source.frame import code_frame

COLOURS = {Severity.ERROR: "bold red", Severity.QUERY: "yellow", Severity.NOTE: "cyan"}
ORDER = {Severity.ERROR: 0, Severity.QUERY: 1, Severity.NOTE: 2}


def show_in_full(console: Console, problems: Iterable[Problem], documents: Mapping[str, Document]) -> None:
    """Show each problem with place, code frame, nearest name, why (once for a kind) and next step.

    A note is shown with its place alone.
    """
    explained: set[str] = set()
    for problem in problems:
        kind = problem.kind
        colour = COLOURS[kind.severity]
        place = f"{problem.place}: " if problem.place is not None else where(problem)
        console.print(f"[{colour}]{kind.severity} {kind.id}[/] {escape(place)}{escape(problem.message)}")
        document = documents.get(problem.place.file) if problem.place is not None else None
        if kind.severity is Severity.NOTE:
            continue
        if document is not None and problem.place is not None and problem.place.line:
            console.print(escape(code_frame(document.text, problem.place)), style="dim")
        if problem.nearest is not None:
            console.print(f"  did you mean [bold]{escape(problem.nearest)}[/]?")
        if kind.id not in explained:
            console.print(f"  why:  {escape(kind.why)}")
            explained.add(kind.id)
        console.print(f"  next: {escape(problem.next_step or kind.next_step)}", style="green")


def show_grouped(console: Console, problems: Sequence[Problem]) -> None:
    """Show problems by kind: how many raw cells, one example with its place, and below what to do about each kind."""
    groups: dict[str, list[Problem]] = {}
    for problem in sorted(problems, key=lambda item: (ORDER[item.severity], item.code)):
        groups.setdefault(problem.code, []).append(problem)
    if not groups:
        console.print("no problems")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("kind", "code", "what", "cells", "for example"):
        table.add_column(heading, justify="right" if heading == "cells" else "left", overflow="fold")
    for code, members in groups.items():
        kind = members[0].kind
        cells = sum(map(cells_of, members))
        example = f"{where(members[0])}{members[0].message}"
        severity = f"[{COLOURS[kind.severity]}]{kind.severity}[/]"
        table.add_row(severity, code, escape(kind.title), str(cells), escape(example))
    console.print(table)
    _what_next(console, groups)


def _what_next(console: Console, groups: Mapping[str, Sequence[Problem]]) -> None:
    """Show the next step of each kind that asks for one, that of its example."""
    asking = {code: members[0] for code, members in groups.items() if members[0].severity is not Severity.NOTE}
    if asking:
        console.print()
    for code, problem in asking.items():
        console.print(f"{code} next: {escape(problem.next_step or problem.kind.next_step)}", style="green")


def plural(severity: Severity, count: int) -> str:
    """Return the word for a number of problems of a severity."""
    words = {Severity.ERROR: "errors", Severity.QUERY: "queries", Severity.NOTE: "notes"}
    return severity.value if count == 1 else words[severity]


def cells_of(problem: Problem) -> int:
    """Return how many raw records a problem concerns; 1 where it is one of the mappings."""
    return len(problem.cells.rows) or 1 if problem.cells is not None else 1


def where(problem: Problem) -> str:
    """Return the raw cell of a problem as text, else the mapping line, with a colon behind it."""
    cells = problem.cells
    if cells is None:
        return f"{problem.place}: " if problem.place is not None else ""
    row = f":{cells.rows[0]}" if cells.rows else ""
    column = f" {cells.column}" if cells.column is not None else ""
    return f"{cells.file}{row}{column}: "
