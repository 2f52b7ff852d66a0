"""Reads Dataset-JSON, version 1.1: one object (``.json``), line by line (``.ndjson``), compressed lines (``.dsjc``)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, encode, stack
from nec_cdisc.plugin.reader import FileOptions, Reading, Unread
from nec_cdisc.problem import Cells, Problem
from nec_cdisc.readers.dataset_json_header import JsonHeader, header_of
from nec_cdisc.readers.dataset_json_lines import COMPRESSED, LINES, lines
from nec_cdisc.readers.dataset_json_values import as_text
from nec_cdisc.readers.headings import Headings
from nec_cdisc.readers.json_text import ObjectText, decoded, value_of
from nec_cdisc.readers.raw_file import counted, listed, os_errors_refused, refuse, require_content
from nec_cdisc.readers.raw_table import reading

SUFFIXES = (".json", LINES, COMPRESSED)
ROWS = "rows"
#: Records that are held as Python has them, before their values become codes of distinct values.
PIECE = 5_000
#: What stands for a value that no cell may have: a list or an object.
NO_VALUE = ("list or object",)


def headers(path: Path, options: FileOptions, name: str | None = None) -> list[str]:
    """Return the names of the columns.

    Raises:
        Unreadable: where the file cannot be used at all.

    """
    del options
    return [column.name for column in described(path, name or path.name).columns]


def described(path: Path, name: str) -> JsonHeader:
    """Return what a file says of its dataset; records that stand behind it are not read.

    Raises:
        Unreadable: where the file cannot be used at all.

    """
    require_content(path, name)
    with os_errors_refused(name):
        header: JsonHeader = next(_parts(path, name, header_only=True))
    return header


def read(path: Path, name: str, options: FileOptions) -> Reading:
    """Return the records of a file, numbered from 2 as if a header row stood before them, as in ``.ndjson`` it does.

    Numbers become text exactly as they are written, without an exponent. Records with another number of values than
    there are columns are left out (RAW143), a number of records other than stated is told (RAW144), and a value that
    its column cannot hold is blank (RAW145).

    Raises:
        Unreadable: where the file cannot be used at all.

    """
    del options  # how a file is written is said by the standard
    require_content(path, name)
    with os_errors_refused(name):
        parts = _parts(path, name)
        header = next(parts)
        columns, numbers, odd = _columns(header, parts)
    problems: list[Problem] = []
    texts: list[Encoded] = []
    for column, values in zip(header.columns, columns, strict=True):
        text, found = as_text(values, column, name, numbers)
        texts.append(text)
        problems += found
    count = len(numbers) + len(odd)
    problems += _other_length(name, header, odd)
    if count != header.records:
        message = f"{name} says that it holds {counted(header.records, 'record')}, and it holds {count}."
        problems.append(Problem("RAW144", message, cells=Cells(name)))
    heads = Headings(tuple(column.name for column in header.columns))
    unread = [Unread("RAW143", f"column {at + 1}", odd) for at in range(len(texts))] if odd else []
    return reading(name, heads, texts, numbers, problems, unread=unread)


def _other_length(name: str, header: JsonHeader, odd: list[int]) -> Iterator[Problem]:
    if odd:
        message = f"{counted(len(odd), 'record')} of {name} left out, which have not {len(header.columns)} values as "
        message += f"the columns are: {listed(odd)}."
        yield Problem("RAW143", message, cells=Cells(name, tuple(odd)))


def _parts(path: Path, name: str, *, header_only: bool = False) -> Iterator[Any]:
    """Yield the header of a file, then its records; the header alone may be asked for."""
    if path.suffix.lower() in {LINES, COMPRESSED}:
        return _of_lines(path, name)
    return _of_object(path, name, header_only=header_only)


def _of_lines(path: Path, name: str) -> Iterator[Any]:
    """Yield the header and the records of a file with a value on each line; no more than a line is held."""
    with path.open("rb") as file:
        remaining = lines(file, name, compressed=path.suffix.lower() == COMPRESSED)
        said = value_of(decoded(next(remaining), name, 1), name, 1)
        if not isinstance(said, dict):
            refuse("RAW142", f"{name} is no Dataset-JSON that can be read: row 1 holds no object.", name, [1])
        yield header_of(said, name)
        for number, line in enumerate(remaining, start=2):
            if not line.isspace():
                yield value_of(decoded(line, name, number), name, number)
            elif any(not further.isspace() for further in remaining):
                refuse("RAW141", f"Row {number} of {name} cannot be read: it is blank.", name, [number])


def _of_object(path: Path, name: str, *, header_only: bool) -> Iterator[Any]:
    """Yield the header and the records of a file that is one object; records before the header are kept until then."""
    text = ObjectText(decoded(path.read_bytes(), name), name)
    said: dict[str, Any] = {}
    kept: list[Any] = []
    header: JsonHeader | None = None
    for key in text.keys():  # noqa: SIM118 - the object is no dict, and its members are taken one after the other
        if key != ROWS:
            said[key] = text.value()
        elif "columns" in said and "records" in said and "name" in said:
            header = header_of(said, name)
            yield header
            if header_only:
                return
            yield from text.elements()
        else:
            kept += text.elements()
    if header is None:
        yield header_of(said, name)
    yield from kept


def _columns(header: JsonHeader, rows: Iterator[Any]) -> tuple[list[Encoded], NDArray[np.int64], list[int]]:
    """Return the values of each column, the numbers of the records, and those of records of another length."""
    width = len(header.columns)
    pieces: list[list[Encoded]] = []
    numbers: list[int] = []
    odd: list[int] = []
    first = 2
    while piece := list(itertools.islice(rows, PIECE)):
        fits = [isinstance(row, list) and len(row) == width for row in piece]
        odd += [first + at for at, fit in enumerate(fits) if not fit]
        numbers += [first + at for at, fit in enumerate(fits) if fit]
        columns = zip(*itertools.compress(piece, fits), strict=True)
        pieces.append([_encoded(column) for column in columns] if any(fits) else [])
        first += len(piece)
    filled = [piece for piece in pieces if piece]
    nothing = [encode([])] * width
    columns_of = [stack(list(parts)) for parts in zip(*filled, strict=True)] if filled else nothing
    return columns_of, np.array(numbers, np.int64), odd


def _encoded(values: tuple[Any, ...]) -> Encoded:
    """Return values as codes; true and false are kept apart from numbers, which are bytes here."""
    try:
        return encode(values)
    except TypeError:
        return encode([NO_VALUE if isinstance(value, list | dict) else value for value in values])
