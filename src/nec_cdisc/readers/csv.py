"""Reads CSV: every value exactly as typed, in any declared encoding, with any separator and quote."""

from __future__ import annotations

from pathlib import Path

from nec_cdisc.plugin.reader import FileOptions, Reading
from nec_cdisc.readers.csv_text import opened
from nec_cdisc.readers.headings import Headings, of_row

SUFFIXES = (".csv", ".tsv", ".txt")


def headers(path: Path, options: FileOptions, name: str | None = None) -> list[str]:
    """Return the column names of a CSV file; reads its first row only.

    Raises:
        Unreadable: where the file cannot be used at all.

    """
    return headings(path, name or path.name, options).read


def headings(path: Path, name: str, options: FileOptions) -> Headings:
    """Return the columns of a CSV file; reads its first row only.

    Raises:
        Unreadable: where the file cannot be used at all.

    """
    with opened(path, name, options) as (header, _):
        return of_row(header, name)


def read(path: Path, name: str, options: FileOptions) -> Reading:
    """Return the records of a CSV file.

    Nothing is guessed: ``007``, ``NA``, ``1.10``, blanks at both ends and lines that begin with ``#`` stay what
    was typed. A cell of nothing but white space is missing, quoted or not. A quote inside a value is written
    twice; a line break inside a quoted value belongs to the value.

    Rows are counted as a spreadsheet shows them: the header is row 1, a value with line breaks stays in one row,
    a blank line is a row of its own (without a record). A row with another number of fields than the header
    is left out (RAW110). Distinct values stand in order of their first appearance.

    Raises:
        Unreadable: where the file cannot be used at all.

    """
    from nec_cdisc.readers.csv_records import read_records  # noqa: PLC0415 - headers must not wait for pyarrow

    return read_records(path, name, options)
