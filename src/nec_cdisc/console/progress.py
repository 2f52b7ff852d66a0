"""Shows how far a run is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from nec_cdisc.console.screen import shown
from nec_cdisc.run.engine import Progress as Told


@contextmanager
def progress(console: Console) -> Iterator[Told]:
    """Give a function that is told each step of a run."""
    if not console.is_terminal:
        yield _plain(console)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("starting", total=None)
        yield lambda number, total, name: bar.update(task, completed=number - 1, total=total, description=shown(name))


def _plain(console: Console) -> Told:
    """Return a function that prints a line for each form read and each dataset finished."""

    def told(number: int, total: int, name: str) -> None:
        if name.startswith(("read ", "finish ")):
            console.print(f"step {number} of {total}: {shown(name)}")

    return told
