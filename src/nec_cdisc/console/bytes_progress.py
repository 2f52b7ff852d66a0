"""Shows how many bytes are done: a bar on a terminal, a line for each tenth elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn

#: Less than this is done before anybody wonders.
WORTH_TELLING = 200_000_000
Told = Callable[[int, int, str], None]


@contextmanager
def bytes_progress(console: Console, doing: str) -> Iterator[Told]:
    """Give a function that is told how many bytes of how many are done; ``doing`` says what is done."""
    if not console.is_terminal:
        yield _plain(console, doing)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(doing, total=None)
        yield lambda done, total, _: bar.update(task, completed=done, total=total)


def _plain(console: Console, doing: str) -> Told:
    told = 0

    def tell(done: int, total: int, _: str) -> None:
        nonlocal told
        tenth = 10 * done // total if total else 0
        if total >= WORTH_TELLING and told < tenth <= 10:  # noqa: PLR2004 - ten tenths
            told = tenth
            console.print(f"{doing}: {done / 1e6:,.0f} of {total / 1e6:,.0f} MB")

    return tell
