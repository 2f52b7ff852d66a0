"""The screen that commands write to."""

from __future__ import annotations

from rich.console import Console

#: Characters of a line where no terminal says how wide it is.
WIDTH = 160


def screen() -> Console:
    """Return the screen: as wide as the terminal, or wide enough for a log."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=WIDTH)
