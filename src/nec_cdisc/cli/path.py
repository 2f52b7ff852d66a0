"""The path of a file or folder as an argument of a command."""

from __future__ import annotations

from pathlib import Path


def path(text: str) -> Path:
    """Return a text as a path; what lies there, if anything, is for the command to look at.

    Raises ``ValueError`` for a zero byte, which no name holds.
    """
    if "\0" in text:
        message = "a path holds no zero byte"
        raise ValueError(message)
    return Path(text)
