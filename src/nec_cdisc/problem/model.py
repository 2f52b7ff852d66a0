"""A problem: one finding with everything a reader needs to act on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nec_cdisc.problem.catalogue import CODES, Code, Severity


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in an authored file.

    ``file`` is relative to the study folder, with forward slashes; ``line`` and ``column`` count from 1,
    0 where only the file is known.
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return ``file:line:column``, as editors understand it."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


@dataclass(frozen=True, slots=True)
class Cells:
    """Raw cells that share one fault: a file, its rows, and (where it is one column) column and value.

    ``rows`` are record numbers as a spreadsheet shows them: the header is row 1, the first record row 2. Of a dataset
    that the run has made, ``file`` is its name, and its first record is 1.
    ``value`` is the text as typed; ``None`` where no single value is at fault.
    """

    file: str
    rows: Sequence[int] = ()
    column: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding.

    ``message`` says what is wrong with the names and values at hand; why it matters and what to do is
    the code's, unless ``next_step`` knows better. ``place`` is the mapping line to edit, ``cells`` the raw
    cells at fault, ``target`` the variable concerned (``AE.AESTDTC``), ``also`` further variables that the same
    fault of the same cells concerns, ``nearest`` the known name closest to a wrong one.
    """

    code: str
    message: str
    place: Place | None = None
    cells: Cells | None = None
    target: str | None = None
    nearest: str | None = None
    next_step: str | None = None
    also: tuple[str, ...] = ()

    @property
    def kind(self) -> Code:
        """The code's entry in the catalogue."""
        return CODES[self.code]

    @property
    def severity(self) -> Severity:
        """The severity of the code."""
        return CODES[self.code].severity
