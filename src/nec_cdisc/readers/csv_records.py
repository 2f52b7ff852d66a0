"""Reads the records of a CSV file, dictionary encoded, by pyarrow's parser."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc
from numpy.typing import NDArray

from nec_cdisc.dataset.arrow import codes_of
from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.plugin.reader import FileOptions, Reading, Unread
from nec_cdisc.problem import Cells, Problem
from nec_cdisc.readers.csv_faults import garbled, refuse_zero_bytes
from nec_cdisc.readers.csv_text import dialect_of, encoding_of, opened
from nec_cdisc.readers.headings import of_row
from nec_cdisc.readers.raw_file import counted, listed, refuse
from nec_cdisc.readers.raw_table import reading

#: Bytes parsed at a time. A record must fit into one block, so the larger ones wait for a file that needs them.
_BLOCKS = (1 << 22, 1 << 26, 1 << 30)
#: A last record of our own. If it does not come out as the last record, an open quote has swallowed it.
_END = "\x02end of file\x02"


@dataclass(slots=True)
class _Parsed:
    """What the parser gives: the header, the columns, and the rows that do not fit the header."""

    header: list[str]
    table: pa.Table
    misfits: list[tuple[int, int]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)
    ascii: bool = True

    @property
    def skipped(self) -> list[int]:
        """The numbers of all records that are not in the table, counted from 1 behind the header."""
        return [number for number, _ in self.misfits] + self.blank


class _ZeroByte(Exception):
    """The text holds a zero byte."""


class _Utf8:
    """The text behind the header as a stream of UTF-8 bytes, followed by the record that marks its end."""

    closed = False

    def __init__(self, text: TextIO, end: str) -> None:
        """Stream a text."""
        self._text = text
        self._end = end
        self._rest = b""
        self._last = "\n"
        self.ascii = True

    def read(self, size: int) -> bytes:
        """Return at most ``size`` bytes, none at the end."""
        if not self._rest:
            self._rest = self._next(size).encode()
        chunk, self._rest = self._rest[:size], self._rest[size:]
        return chunk

    def _next(self, size: int) -> str:
        chunk = self._text.read(size)
        if not chunk:
            chunk, self._end = self._end, ""
            return chunk if self._last in "\r\n" or not chunk else f"\n{chunk}"
        if "\0" in chunk:
            raise _ZeroByte
        self._last = chunk[-1]
        self.ascii = self.ascii and chunk.isascii()
        return chunk

    def readable(self) -> bool:
        """Tell pyarrow that it may read."""
        return True

    def seekable(self) -> bool:
        """Tell pyarrow that it may not jump."""
        return False

    def close(self) -> None:
        """Leave closing to the one who opened the text."""


def read_records(path: Path, name: str, options: FileOptions) -> Reading:
    """Return the records of a CSV file; see :func:`nec_cdisc.readers.csv.read`.

    Raises:
        Unreadable: where the file cannot be used at all.

    """
    parsed = _parse(path, name, options)
    heads = of_row(parsed.header, name)
    rows = _row_numbers(parsed)
    _require_end(parsed, name)
    problems = _misfits(parsed, name)
    if not parsed.ascii:
        problems += garbled(path, name, encoding_of(options, name), dialect_of(options, name))
    blank = [number + 1 for number in parsed.blank]
    return reading(
        name, heads, _columns(parsed.table), rows, problems, blank, _unread(parsed, dialect_of(options, name))
    )


def _parse(path: Path, name: str, options: FileOptions) -> _Parsed:
    """Parse the file, with larger blocks where a record does not fit into one."""
    for block in _BLOCKS:
        try:
            with opened(path, name, options) as (header, text):
                return _parse_behind(header, text, options, block)
        except _ZeroByte:
            refuse_zero_bytes(path, name, encoding_of(options, name), dialect_of(options, name))
        except pa.ArrowInvalid as fault:
            if "straddling" not in str(fault):
                break
    return refuse("RAW116", f"{name} cannot be divided into records.", name)


def _parse_behind(header: list[str], text: TextIO, options: FileOptions, block: int) -> _Parsed:
    """Parse what stands behind the header. One thread: then rows are numbered, and it costs the least."""
    parsed = _Parsed(header, None)

    def leave_out(row: Any) -> str:
        if row.text.isspace():
            parsed.blank.append(row.number)
        else:
            parsed.misfits.append((row.number, row.actual_columns))
            parsed.texts.append(row.text)
        return "skip"

    names = [str(position) for position in range(max(len(header), 1))]
    stream = _Utf8(text, options.separator.join([_END] * len(names)) + "\n")
    text_type = pa.dictionary(pa.int32(), pa.string())
    parsed.table = pc.read_csv(
        pa.PythonFile(stream, "r"),
        read_options=pc.ReadOptions(use_threads=False, block_size=block, column_names=names),
        parse_options=pc.ParseOptions(
            delimiter=options.separator,
            quote_char=options.quote or False,
            newlines_in_values=bool(options.quote),
            ignore_empty_lines=False,
            invalid_row_handler=leave_out,
        ),
        convert_options=pc.ConvertOptions(
            column_types=dict.fromkeys(names, text_type), strings_can_be_null=False, null_values=[], check_utf8=False
        ),
    )
    parsed.ascii = stream.ascii
    return parsed


def _row_numbers(parsed: _Parsed) -> NDArray[np.int64]:
    """Return the row number of each record, as a spreadsheet shows it; the end record is none."""
    rows = np.arange(2, parsed.table.num_rows + len(parsed.skipped) + 2, dtype=np.int64)
    return np.delete(rows, [number - 1 for number in parsed.skipped])[:-1]


def _require_end(parsed: _Parsed, name: str) -> None:
    """Refuse a file whose last record is not the one that marks its end."""
    table = parsed.table
    if table.num_rows and table.column(0)[-1].as_py() == _END:
        return
    row = table.num_rows + len(parsed.skipped) + 1
    last = [column[-1].as_py() for column in table.columns] if table.num_rows else []
    at = next((place for place, value in enumerate(last) if _END in value), None)
    column = parsed.header[at].strip() if at is not None else None
    where = f"row {row}, column {column!r}," if column else f"row {row}"
    message = f"In {name} a quote opened in {where} is not closed before the file ends."
    refuse("RAW109", message, name, [row], column)


def _misfits(parsed: _Parsed, name: str) -> list[Problem]:
    """Tell of all rows that have another number of fields than the header."""
    if not parsed.misfits:
        return []
    rows = [number + 1 for number, _ in parsed.misfits]
    widths = sorted(Counter(fields for _, fields in parsed.misfits))
    message = (
        f"{counted(len(rows), 'row')} of {name} left out: {listed(widths)} fields where the header has "
        f"{len(parsed.header)} (row numbers {listed(rows)})."
    )
    return [Problem("RAW110", message, cells=Cells(name, tuple(rows)))]


def _unread(parsed: _Parsed, dialect: dict[str, Any]) -> list[Unread]:
    """Return what stands in the rows that are left out, cell by cell."""
    rows: list[int] = []
    empty: list[int] = []
    for (number, _), text in zip(parsed.misfits, parsed.texts, strict=True):
        cells = _cells(text, dialect)
        filled = sum(bool(cell.strip()) for cell in cells)
        rows += [number + 1] * filled
        empty += [] if filled else [number + 1]
    return [Unread("RAW110", None, rows, empty)] if rows or empty else []


def _cells(text: str, dialect: dict[str, Any]) -> list[str]:
    """Return the cells of a row; one with a cell that is too long to be told apart is a single cell."""
    try:
        return next(csv.reader(io.StringIO(text, newline=""), **dialect), [])
    except csv.Error:
        return [text]


def _columns(table: pa.Table) -> Iterator[Encoded]:
    """Give the columns one by one, without the end record; values in order of first appearance."""
    for chunked in table.columns:
        chunks = chunked.unify_dictionaries().chunks
        codes = np.concatenate([codes_of(chunk) for chunk in chunks])[:-1]
        values = chunks[0].dictionary.to_pylist()
        if values[-1] == _END:
            values.pop()
        yield Encoded(codes, values)
