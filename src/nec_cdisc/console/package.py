"""Shows how far a package is, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn

from nec_cdisc.console.problems import show_in_full
from nec_cdisc.console.screen import shown
from nec_cdisc.package.build import Packaged
from nec_cdisc.package.part import Told
from nec_cdisc.problem import Problem, Severity

#: Where there is no terminal, a line for each tenth of what takes longer than that many bytes.
LARGE = 200_000_000


@contextmanager
def package_progress(console: Console) -> Iterator[Told]:
    """Give a function that is told what is done and how much of it: a bar on a terminal, plain lines elsewhere."""
    if not console.is_terminal:
        yield _plain(console)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("starting", total=None)
        yield lambda what, done, of: bar.update(task, completed=done, total=of, description=shown(what))


def _plain(console: Console) -> Told:
    """Return a function that prints a line for each piece of work, and for each tenth of a large one."""
    printed: set[tuple[str, int]] = set()

    def told(what: str, done: int, of: int) -> None:
        tenth = 10 * done // max(1, of) if of > LARGE else 0
        if (what, tenth) not in printed:
            printed.add((what, tenth))
            console.print(f"{shown(what)}{f': {tenth * 10} %' if of > LARGE else ''}")

    return told


def show_package(console: Console, packaged: Packaged, study: Path, findings: str) -> None:
    """Print what was checked, what is worth knowing, and where the package is; ``findings`` says what is open."""
    console.print("\nchecks of the package, as an authority does them:")
    for check in packaged.checks:
        console.print(f"  {check.state.value:<13} {shown(check.name)}: {shown(check.asks)}")
    for file, parts in packaged.split.items():
        console.print(f"{shown(file)} is delivered in {len(parts)} parts as well")
    notes = [problem for problem in packaged.problems if problem.severity is not Severity.ERROR]
    show_in_full(console, [note for note in notes if note.code != "PKG040"], {})
    size, number = _size(packaged.tree.study_folder)
    where = packaged.tree.study_folder.relative_to(study).as_posix()
    console.print(f"\n{findings}\n{number} files, {size:,} bytes in {shown(where)}")


def show_refusal(console: Console, problems: Sequence[Problem]) -> None:
    """Print why a package is not delivered."""
    show_in_full(console, [problem for problem in problems if problem.severity is Severity.ERROR], {})
    console.print("The package was not delivered. The last one, if there is any, stays in outputs/package.")


def _size(folder: Path) -> tuple[int, int]:
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return sum(sizes), len(sizes)
