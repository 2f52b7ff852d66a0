"""The contract of a reader: one file under ``nec_cdisc/readers``, named after the format it reads.

A reader module has ``SUFFIXES`` (lower case, with the dot) and two functions::

    def headers(path: Path, options: FileOptions, name: str | None = None) -> list[str]: ...
    def read(path: Path, name: str, options: FileOptions) -> Reading: ...

Both raise :class:`Unreadable` where the file cannot be used at all. ``name`` is what problems and births call the
file (``raw/ae.csv``), its own name by default. Every value is read as text, exactly as typed; blank is missing.
``headers`` reads no data and imports pandas only where the format needs it. Where a header row can be faulty (a name
twice, a column without a name) a module also has ``headings``, with the arguments of ``read``, which reads that row and
gives :class:`nec_cdisc.readers.headings.Headings`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nec_cdisc.problem import Problem


@dataclass(frozen=True, slots=True)
class FileOptions:
    """How the files of a source are written.

    ``encoding`` of text files (``utf-8`` accepts a byte order mark); ``separator`` and ``quote`` of CSV; ``sheet`` of a
    workbook (the first one where none is named); ``catalogue`` a SAS formats catalogue (``.sas7bcat``).
    """

    encoding: str = "utf-8"
    separator: str = ","
    quote: str = '"'
    sheet: str | None = None
    catalogue: Path | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """Cells of a file that hold something and that no record holds, for the ledger.

    ``code`` is that of the problem that tells of them; ``rows`` has an entry for each cell. ``column`` is ``None`` for
    whole rows, and a row without anything in it stands in ``empty``.
    """

    code: str
    column: str | None
    rows: Sequence[int]
    empty: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader gives: a dataset (``nec_cdisc.dataset.model.Dataset``) and the problems seen on the way.

    ``unread`` are the cells that the dataset does not hold.
    """

    dataset: Any
    problems: tuple[Problem, ...] = field(default=())
    unread: tuple[Unread, ...] = field(default=())


class Unreadable(Exception):
    """A raw file cannot be used at all; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        """Refuse a file."""
        super().__init__(problem.message)
        self.problem = problem
