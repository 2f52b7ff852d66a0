"""Says where two files of one name differ: records and variables, lines and columns, or parts; never values."""

from __future__ import annotations

import csv
import itertools
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.xpt.read import Numbers, Table, read

#: Differences of one file that are named.
FEW = 5
_PIECE = 1 << 20
_PACKED = {".xlsx", ".docx", ".zip"}
_TEXT = {".json", ".jsonl", ".ndjson", ".sarif", ".xml", ".html", ".md", ".txt", ".yaml", ".xsl", ".css", ".js"}


def difference(old: Path, new: Path) -> str:
    """Return in words where a file differs from an older one of its name. Raises ``OSError``."""
    suffix = old.suffix.lower()
    try:
        if suffix == ".xpt":
            return _named(_datasets(old, new))
        if suffix == ".csv":
            return _named(_rows(old, new))
        if suffix in _PACKED:
            return _named(_parts(old, new))
    except (Unreadable, UnicodeError, csv.Error, zipfile.BadZipFile):
        pass  # one of both is damaged: its bytes are told
    return _line(old, new) if suffix in _TEXT else _byte(old, new)


def _named(found: Iterable[str]) -> str:
    told = list(itertools.islice(found, 10_000))
    more = f"; and {len(told) - FEW:,} more" if len(told) > FEW else ""
    return "; ".join(told[:FEW]) + more if told else "the content is the same, the bytes around it are not"


def _datasets(old: Path, new: Path) -> Iterator[str]:
    before, after = read(old), read(new)
    for first, second in zip(before, after, strict=False):
        yield from _tables(first, second)
    if len(before) != len(after):
        yield f"{len(after)} datasets instead of {len(before)}"


def _tables(old: Table, new: Table) -> Iterator[str]:
    if old.records != new.records:
        yield f"{new.records:,} records instead of {old.records:,}"
    if (old.member.label, old.member.stamp) != (new.member.label, new.member.stamp):
        yield "the label or the time stamp of the dataset"
    ours = {item.name: (item, column) for item, column in zip(new.member.variables, new.columns, strict=True)}
    for variable, column in zip(old.member.variables, old.columns, strict=True):
        if variable.name not in ours:
            yield f"{variable.name} is gone"
            continue
        described, other = ours.pop(variable.name)
        if described != variable:
            yield f"{variable.name} is described otherwise (label, type, length, format)"
        yield from _cells(variable.name, column, other, min(old.records, new.records))
    yield from (f"{name} is new" for name in ours)


def _cells(name: str, old: Encoded | Numbers, new: Encoded | Numbers, records: int) -> Iterator[str]:
    first, second = (np.array(_values(column)[:records], dtype=object) for column in (old, new))
    rows = np.flatnonzero(np.asarray(first != second, dtype=bool))
    if rows.size:
        shown = ", ".join(str(row + 1) for row in rows[:FEW].tolist())
        more = f" and {rows.size - FEW:,} more" if rows.size > FEW else ""
        yield f"{name} of record{'s' if rows.size > 1 else ''} {shown}{more}"


def _values(column: Encoded | Numbers) -> list[object]:
    """Return the values of a column so that equal ones compare as equal: a missing number is no number."""
    if isinstance(column, Encoded):
        return column.to_list()
    special = column.special.to_list() if column.special is not None else [None] * len(column)
    blank = np.isnan(column.doubles).tolist()
    values = zip(column.doubles.tolist(), blank, special, strict=True)
    return [letter if missing else value for value, missing, letter in values]


def _rows(old: Path, new: Path) -> Iterator[str]:
    with old.open(encoding="utf-8", newline="") as before, new.open(encoding="utf-8", newline="") as after:
        header: Sequence[str] = ()
        pairs = itertools.zip_longest(csv.reader(before), csv.reader(after))
        for number, (first, second) in enumerate(pairs, start=1):
            header = header or first or second or ()
            if first is None or second is None:
                yield f"row {number} is {'new' if first is None else 'gone'}"
            elif first != second:
                cells = itertools.zip_longest(first, second)
                names = [header[at] if at < len(header) else str(at + 1) for at, (a, b) in enumerate(cells) if a != b]
                yield f"row {number}: {', '.join(names)}"


def _parts(old: Path, new: Path) -> Iterator[str]:
    with zipfile.ZipFile(old) as before, zipfile.ZipFile(new) as after:
        sums = [{part.filename: (part.CRC, part.file_size) for part in book.infolist()} for book in (before, after)]
    for name in sorted(sums[0].keys() | sums[1].keys()):
        if sums[0].get(name) != sums[1].get(name):
            yield f"part {name}"


def _line(old: Path, new: Path) -> str:
    with old.open("rb") as before, new.open("rb") as after:
        for number, (first, second) in enumerate(itertools.zip_longest(before, after), start=1):
            if first != second:
                return f"from line {number} on"
    return "the content is the same"


def _byte(old: Path, new: Path) -> str:
    sizes = f"{new.stat().st_size:,} bytes instead of {old.stat().st_size:,}"
    with old.open("rb") as before, new.open("rb") as after:
        start = 0
        while True:
            first, second = before.read(_PIECE), after.read(_PIECE)
            if first != second:
                at = next((at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
                at = min(len(first), len(second)) if at is None else at
                return f"from byte {start + at + 1:,} on ({sizes})"
            if not first:
                return "the content is the same"
            start += len(first)
