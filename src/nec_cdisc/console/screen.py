"""The screen that commands write to."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape

from nec_cdisc.problem.visible import visible

#: Characters of a line where no terminal says how wide it is.
WIDTH = 160


def shown(text: str) -> str:
    """Return a text of mappings or raw data for printing: it is no markup, steers no terminal and is not endless."""
    return escape(visible(text))


def screen() -> Console:
    """Return the screen: as wide as the terminal, or wide enough for a log."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=WIDTH)
