"""The content of a document: what stands in it, not how it looks. Renderers write it, and templates are read into it.

Every text may come from data: a renderer shows it as text, whatever it holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one kind; ``link`` is an address, or the name of an anchor behind ``#``."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str | None = None


#: A line of text: its stretches one behind the other.
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` counts from 1, ``number`` is ``3.1.2`` or empty, ``anchor`` the name that links use."""

    level: int
    runs: Runs
    anchor: str
    number: str = ""

    @property
    def text(self) -> str:
        """The heading with its number, as plain text."""
        said = plain(self.runs)
        return f"{self.number} {said}" if self.number else said


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Note:
    """Paragraphs that stand out."""

    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered or not; an item holds paragraphs and further lists."""

    items: tuple[tuple[Paragraph | Items, ...], ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and whether it holds numbers."""

    heading: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each row has a cell for each column. ``caption`` may be empty."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they stand for, one below the other, as on a title page."""

    pairs: tuple[tuple[str, Runs], ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Note | Items | Table | Facts | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A document: title, what stands on its title page, and its content.

    ``stamp`` is the day that the file says it was made on; the clock is never asked. ``running`` stands at the top of
    each page. ``wide`` pages lie on their long side.
    """

    title: str
    stamp: dt.date
    opening: tuple[Block, ...] = ()
    blocks: tuple[Block, ...] = ()
    running: str = ""
    subject: str = ""
    wide: bool = False
    headings: tuple[Heading, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Gather the headings, of which contents and bookmarks are made."""
        object.__setattr__(self, "headings", tuple(block for block in self.blocks if isinstance(block, Heading)))


def plain(runs: Runs) -> str:
    """Return runs as plain text."""
    return "".join(run.text for run in runs)


def text(value: str) -> Runs:
    """Return a plain text as runs; an empty one has none."""
    return (Run(value),) if value else ()


def table(columns: tuple[Column, ...], rows: Iterator[tuple[str | Runs, ...]], caption: str = "") -> Table:
    """Return a table whose cells are plain texts or runs."""
    made = (tuple(text(cell) if isinstance(cell, str) else cell for cell in row) for row in rows)
    return Table(columns, tuple(made), caption)
