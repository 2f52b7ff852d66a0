"""Opens a CSV file as decoded text and reads its header row, with the standard library alone."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from nec_cdisc.plugin.reader import FileOptions
from nec_cdisc.readers.csv_faults import refuse_undecodable, refuse_zero_bytes
from nec_cdisc.readers.raw_file import os_errors_refused, refuse, require_content, shortened

#: Bytes at the start of a file from which its kind is told.
_HEAD = 65_536
_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
#: Byte order marks; one of UTF-32 begins like one of UTF-16.
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
#: What Python calls an encoding and no export is written in; reading a large file by some of them takes hours.
_NO_ENCODINGS = {"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "mbcs", "oem", "utf-7"}
_ENCODINGS = "Declare utf-8, utf-16, cp1252 (what Windows and Excel call ANSI) or latin-1, as the file is."
_ARCHIVES = {b"PK\x03\x04": "a workbook (.xlsx) or another zip archive", b"\x1f\x8b": "compressed by gzip"}


def encoding_of(options: FileOptions, name: str) -> str:
    """Return Python's name of the declared encoding; with UTF-8 a byte order mark is skipped.

    Raises:
        Unreadable: RAW103.

    """
    try:
        codec = codecs.lookup(options.encoding)
    except LookupError:
        codec = None
    text = codec is not None and getattr(codec, "_is_text_encoding", True)
    if codec is None or not text or codec.name.replace("_", "-") in _NO_ENCODINGS:
        message = f"{name} is declared to be written in {shortened(options.encoding)!r}, which is no known encoding."
        refuse("RAW103", message, name, next_step=_ENCODINGS)
    return "utf-8-sig" if codec.name == "utf-8" else codec.name


def dialect_of(options: FileOptions, name: str) -> dict[str, Any]:
    """Return the arguments of the ``csv`` module for the declared separator and quote.

    Raises:
        Unreadable: RAW103.

    """
    for what, sign in (("separator", options.separator), ("quote", options.quote or '"')):
        if len(sign) != 1 or not sign.isascii() or sign in "\r\n\0":
            message = f"{name} is declared to have {shortened(sign)!r} as its {what}, which is not one plain character."
            refuse("RAW103", message, name)
    if options.separator == options.quote:
        message = f"{name} is declared to have {options.quote!r} both as separator and as quote."
        refuse("RAW103", message, name)
    if not options.quote:
        return {"delimiter": options.separator, "quoting": csv.QUOTE_NONE}
    return {"delimiter": options.separator, "quotechar": options.quote}


@contextmanager
def opened(path: Path, name: str, options: FileOptions) -> Iterator[tuple[list[str], TextIO]]:
    """Open a CSV file: its header row and the text behind it, line ends as they are.

    Raises:
        Unreadable: where the file, its encoding or its header row cannot be used.

    """
    require_content(path, name)
    encoding = encoding_of(options, name)
    dialect = dialect_of(options, name)
    with os_errors_refused(name):
        _refuse_other_kinds(path, name, encoding)
        with path.open(encoding=encoding, newline="") as text:
            try:
                header = _first_record(text, name, dialect)
                if len(header) == 1:
                    _refuse_other_separator(path, name, encoding, options)
                yield header, text
            except UnicodeError:
                refuse_undecodable(path, name, encoding, dialect)


def _first_record(text: TextIO, name: str, dialect: dict[str, Any]) -> list[str]:
    try:
        header = next(csv.reader(text, strict=True, **dialect), [])
    except csv.Error as fault:
        if "field limit" in str(fault) and not _opens_quote(text, dialect):
            most = csv.field_size_limit()
            refuse("RAW116", f"Row 1 of {name} holds a column name of more than {most:,} characters.", name, [1])
        message = f"The header row of {name} opens a quote that is not closed where its value ends."
        refuse("RAW109", message, name, [1])
    if header:
        header[0] = header[0].removeprefix("\ufeff")
    return header


def _opens_quote(text: TextIO, dialect: dict[str, Any]) -> bool:
    """Say whether the first line opens a quote that it does not close."""
    text.seek(0)
    return text.readline(csv.field_size_limit()).count(dialect.get("quotechar", "\0")) % 2 == 1


def _refuse_other_kinds(path: Path, name: str, encoding: str) -> None:
    """Refuse what is not text in an encoding of this kind, told by its first bytes."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    wide = encoding.startswith(("utf-16", "utf-32"))
    for mark, declared in _MARKS.items():
        if head.startswith(mark) and encoding.startswith(declared):
            break
        if head.startswith(mark) and not wide:
            declaration = encoding.removesuffix("-sig")
            message = f"{name} begins with the byte order mark of {declared}, but is declared as {declaration}."
            code = "RAW115" if declared == "utf-8" else "RAW104"
            refuse(code, message, name, nearest=declared, next_step=f"Declare the encoding {declared}.")
    for start, kind in _ARCHIVES.items():
        if head.startswith(start):
            refuse("RAW105", f"{name} is not a text file: it is {kind}.", name)
    if b"\0" in head and not wide:
        refuse_zero_bytes(path, name, encoding)


def _refuse_other_separator(path: Path, name: str, encoding: str, options: FileOptions) -> None:
    """Refuse a file of one column whose first two lines another separator divides into equally many fields."""
    with path.open(encoding=encoding, newline="") as text:
        lines = text.read(_HEAD).splitlines()[:2]
    for separator, called in _SEPARATORS.items():
        fields = [len(next(csv.reader([line], delimiter=separator), [])) for line in lines]
        if separator != options.separator and min(fields) > 1 and len(set(fields)) == 1:
            message = (
                f"Row 1 of {name} is one single field if divided by {options.separator!r}, "
                f"but {fields[0]} fields if divided by {called} {separator!r}."
            )
            step = f"Declare the separator {separator!r} in the conventions of the source."
            refuse("RAW108", message, name, [1], nearest=separator, next_step=step)
