"""Finds where a CSV file is broken. Slow and exact: it runs only once something is known to be wrong."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from nec_cdisc.problem import Cells, Problem
from nec_cdisc.readers.raw_file import counted, listed, refuse

#: What Python makes of a byte that it cannot decode: a lone surrogate, in wide encodings the replacement sign.
_SURROGATE = re.compile("[\udc80-\udcff]")
_REPLACED = re.compile("\ufffd")
_ZERO = re.compile("\0")
_NOT_ASCII = re.compile("[^\0-\x7f]")


def refuse_undecodable(path: Path, name: str, encoding: str, dialect: dict[str, Any]) -> NoReturn:
    """Refuse a file with bytes outside its declared encoding, with their rows and the first column.

    Raises:
        Unreadable: RAW104.

    """
    wide = encoding.startswith(("utf-16", "utf-32"))
    errors, sign = ("replace", _REPLACED) if wide else ("surrogateescape", _SURROGATE)
    rows, column, header = _search(path, encoding, errors, sign, dialect)
    shown = encoding.removesuffix("-sig")
    message = f"{name} holds bytes that are no text in {shown}"
    if rows:
        at = f" (column {header!r})" if header else f" (column {column})"
        message += f", in {counted(len(rows), 'row')}: {listed(rows)}; first in row {rows[0]}{at}"
    other = next((known for known in ("utf-8", "cp1252") if known != shown and _decodes(path, known)), None)
    step = (
        f"All of the file can be read as {other}: declare that encoding if its text then looks right."
        if other
        else None
    )
    refuse("RAW104", f"{message}.", name, rows, header, nearest=other, next_step=step)


def garbled(path: Path, name: str, encoding: str, dialect: dict[str, Any]) -> list[Problem]:
    """Tell of text that is declared to be in another encoding but is UTF-8, with rows and first column.

    Bytes outside ASCII form valid UTF-8 practically never by chance.
    """
    if encoding.startswith("utf") or not _decodes(path, "utf-8"):
        return []
    rows, _, header = _search(path, encoding, "replace", _NOT_ASCII, dialect)
    message = (
        f"{name} is declared to be in {encoding}, but all of it is valid UTF-8, also where it is not plain ASCII "
        f"({counted(len(rows), 'row')}: {listed(rows)})."
    )
    return [Problem("RAW115", message, cells=Cells(name, tuple(rows), header), nearest="utf-8")]


def refuse_zero_bytes(path: Path, name: str, encoding: str, dialect: dict[str, Any] | None = None) -> NoReturn:
    """Refuse a file with zero bytes, with their rows and the first column.

    Raises:
        Unreadable: RAW105.

    """
    rows, _, header = _search(path, encoding, "replace", _ZERO, dialect or {})
    where = f", in {counted(len(rows), 'row')}: {listed(rows)}" if rows else ""
    refuse("RAW105", f"{name} is not a text file: it holds zero bytes{where}.", name, rows, header)


def _search(
    path: Path, encoding: str, errors: str, sign: re.Pattern[str], dialect: dict[str, Any]
) -> tuple[list[int], int, str | None]:
    """Return the rows whose cells hold a sign, and number and name of the first such column."""
    rows: list[int] = []
    column = 0
    header: list[str] = []
    for number, record in _records(path, encoding, errors, dialect):
        header = header or record
        at = next((place for place, cell in enumerate(record, start=1) if sign.search(cell)), 0)
        if at:
            column = column or at
            rows.append(number)
    found = header[column - 1].strip() if 0 < column <= len(header) else ""
    return rows, column, found if found and not sign.search(found) else None


def _records(path: Path, encoding: str, errors: str, dialect: dict[str, Any]) -> Iterator[tuple[int, list[str]]]:
    """Give the records of a file with their row numbers, as far as they can be told apart."""
    with path.open(encoding=encoding, errors=errors, newline="") as text:
        try:
            yield from enumerate(csv.reader(text, **dialect), start=1)
        except (csv.Error, UnicodeError):
            return


def _decodes(path: Path, encoding: str) -> bool:
    try:
        path.read_bytes().decode(encoding)
    except (UnicodeError, OSError):
        return False
    return True
