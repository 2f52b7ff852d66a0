"""The command line, one module per command."""

from __future__ import annotations

import sys
from types import TracebackType

#: What a shell says of a program that Ctrl-C ended.
INTERRUPTED = 130
TOLD = "\nInterrupted. The outputs hold the last complete set: a set is published whole or not at all.\n"


def _told(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """Answer Ctrl-C by a line, also where it comes before a command has begun; show any other fault as Python does."""
    if issubclass(kind, KeyboardInterrupt):
        sys.stderr.write(TOLD)
    else:
        sys.__excepthook__(kind, fault, trace)


sys.excepthook = _told
