"""What a problem code is: an identifier, a severity and the text that ``explain`` prints."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs.

    ``ERROR``: a mapping, the structure of the export or an output is wrong; nothing is published.
    ``QUERY``: a raw value cannot be used; its cell stays blank and the site is asked.
    ``NOTE``: worth knowing, nothing to do.
    """

    ERROR = "error"
    QUERY = "query"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem.

    ``id`` is stable for ever (three capital letters, three digits); ``title`` names the kind in a few
    words; ``why`` says why it matters; ``next_step`` what the reader should do.
    """

    id: str
    severity: Severity
    title: str
    why: str
    next_step: str


def error(identifier: str, title: str, why: str, next_step: str) -> Code:
    """Return a code of severity error."""
    return Code(identifier, Severity.ERROR, title, why, next_step)


def query(identifier: str, title: str, why: str, next_step: str) -> Code:
    """Return a code of severity query."""
    return Code(identifier, Severity.QUERY, title, why, next_step)


def note(identifier: str, title: str, why: str, next_step: str) -> Code:
    """Return a code of severity note."""
    return Code(identifier, Severity.NOTE, title, why, next_step)
