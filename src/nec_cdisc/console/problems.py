"""Shows problems on the screen: mapping problems with their code frame, raw values grouped by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from nec_cdisc.console.screen import shown
from nec_cdisc.problem import Problem, Severity
from nec_cdisc.source.document import Document
from nec_cdisc.source.frame import code_frame

COLOURS = {Severity.ERROR: "bold red", Severity.QUERY: "yellow", Severity.NOTE: "cyan"}
#: Problems of one kind in one file that are shown in full: nobody reads more before correcting the first.
MOST_OF_A_KIND = 20
ORDER = {Severity.ERROR: 0, Severity.QUERY: 1, Severity.NOTE: 2}


def show_in_full(console: Console, problems: Iterable[Problem], documents: Mapping[str, Document]) -> None:
    """Show each problem with place, code frame, nearest name, why and next step; a note with its place alone.

    Why a kind matters is said once. Of many problems of one kind in one file the first are shown, and how many more
    there are.
    """
    explained: set[str] = set()
    for problem, more in _first_of_kind(problems):
        kind = problem.kind
        place = f"{problem.place}: " if problem.place is not None else where(problem)
        console.print(f"[{COLOURS[kind.severity]}]{kind.severity} {kind.id}[/] {shown(place)}{shown(problem.message)}")
        if kind.severity is not Severity.NOTE:
            _show_what_to_do(console, problem, documents, why=kind.id not in explained)
            explained.add(kind.id)
        if more:
            console.print(f"  and {more:,} more of {kind.id} in the same file")


def _show_what_to_do(console: Console, problem: Problem, documents: Mapping[str, Document], *, why: bool) -> None:
    """Show the lines around a problem, the nearest name, why it matters (once for a kind) and the next step."""
    document = documents.get(problem.place.file) if problem.place is not None else None
    if document is not None and problem.place is not None and problem.place.line:
        console.print(escape(code_frame(document.text, problem.place)), style="dim")
    if problem.nearest is not None:
        console.print(f"  did you mean [bold]{shown(problem.nearest)}[/]?")
    if why:
        console.print(f"  why:  {shown(problem.kind.why)}")
    console.print(f"  next: {shown(problem.next_step or problem.kind.next_step)}", style="green")


def _first_of_kind(problems: Iterable[Problem]) -> Iterator[tuple[Problem, int]]:
    """Yield the problems to show, and with the last one of its kind in its file how many are not shown."""
    found = list(problems)
    of_kind = Counter(_kind(problem) for problem in found)
    seen: Counter[tuple[str, str]] = Counter()
    for problem in found:
        seen[_kind(problem)] += 1
        if seen[_kind(problem)] <= MOST_OF_A_KIND:
            rest = of_kind[_kind(problem)] - MOST_OF_A_KIND
            yield problem, rest if seen[_kind(problem)] == MOST_OF_A_KIND and rest > 0 else 0


def _kind(problem: Problem) -> tuple[str, str]:
    cells = problem.cells.file if problem.cells is not None else ""
    return problem.code, problem.place.file if problem.place is not None else cells


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
        table.add_row(severity, code, shown(kind.title), str(cells), shown(example))
    console.print(table)
    _what_next(console, groups)


def _what_next(console: Console, groups: Mapping[str, Sequence[Problem]]) -> None:
    """Show the next step of each kind that asks for one, that of its example."""
    asking = {code: members[0] for code, members in groups.items() if members[0].severity is not Severity.NOTE}
    if asking:
        console.print()
    for code, problem in asking.items():
        console.print(f"{code} next: {shown(problem.next_step or problem.kind.next_step)}", style="green")


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
