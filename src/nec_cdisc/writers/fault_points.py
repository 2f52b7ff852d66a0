"""Named points between the steps of writing, at which tests end a run; nothing listens in a real one."""

from __future__ import annotations

from collections.abc import Callable

#: Who is told of each point passed. Only tests put something here: no option, file or environment variable does.
LISTENERS: list[Callable[[str], None]] = []


def passed(point: str) -> None:
    """Tell the listeners that a run has come to a point: what stands before it is done, what follows is not begun."""
    for listener in LISTENERS:
        listener(point)
