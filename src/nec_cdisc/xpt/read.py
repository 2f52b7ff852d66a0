"""Reads SAS transport files, version 5."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, encode, recode
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Problem
from nec_cdisc.xpt import cards, header
from nec_cdisc.xpt.ibm import WIDTH, from_ibm
from nec_cdisc.xpt.layout import record_type
from nec_cdisc.xpt.member import CARD, CHAR, Member, Variable

#: Records whose variables are set apart in one go: so many that they stay in the processor's cache.
BLOCK = 8192
#: Records of a dataset of which Arrow finds the distinct texts sooner than Python does, its import included.
MANY = 20_000
#: Bytes of a mapped file that are looked at in one go for the datasets it holds.
LOOKED_AT = 800_000 * CARD


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """A numeric column: NaN is missing.

    ``special`` gives the letter of special missing values (``_``, ``A`` to ``Z``) and is missing elsewhere; it is
    ``None`` where the column has no special missing value.
    """

    doubles: NDArray[np.float64]
    special: Encoded | None = None

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self.doubles)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A dataset as read: its description, its columns in the order of the variables, and what is worth knowing."""

    member: Member
    columns: tuple[Encoded | Numbers, ...]
    records: int
    problems: tuple[Problem, ...] = ()


def read(source: Path | BinaryIO, *, encoding: str = "utf-8") -> list[Table]:
    """Return every dataset of a transport file, in order.

    Text comes without its trailing blanks, which the format does not tell from padding; blank text is missing. Bytes
    that are no text in ``encoding`` are a problem of the table (XPT153). Raises
    :class:`~nec_cdisc.plugin.reader.Unreadable` where the file is no transport file of version 5 or is cut off.
    """
    name = source.name if isinstance(source, Path) else "transport file"
    data = _bytes(source)
    return [table_of(data, member, begin, count, encoding) for member, begin, count in _members(data, name)]


def parts(path: Path, records: int, *, encoding: str = "utf-8") -> Iterator[Table]:
    """Yield the one dataset of a file piece by piece, each of at most ``records`` records; of none, one empty piece.

    The file is mapped, so that no more than a piece is held. Raises :class:`~nec_cdisc.plugin.reader.Unreadable` like
    :func:`read`, and where the file holds several datasets (XPT154).
    """
    data = _bytes(path)
    held = list(_members(data, path.name))
    if len(held) > 1:
        names = ", ".join(member.name for member, _, _ in held)
        raise Unreadable(Problem("XPT154", f"{path.name} holds {names}; it must hold one dataset"))
    member, begin, count = held[0]
    for start in range(0, max(count, 1), records):
        size = min(records, count - start)
        yield table_of(data, member, begin + start * member.record_length, size, encoding)
        _release(data)


def members(source: Path | BinaryIO) -> list[tuple[Member, int]]:
    """Return the description and the number of records of every dataset of a file, without reading its values.

    Raises :class:`~nec_cdisc.plugin.reader.Unreadable` like :func:`read`.
    """
    name = source.name if isinstance(source, Path) else "transport file"
    return [(member, count) for member, _, count in _members(_bytes(source), name)]


def _bytes(source: Path | BinaryIO) -> memoryview:
    """Return the bytes of a file: mapped, not copied, so that the pages of a large one come and go."""
    if not isinstance(source, Path):
        return memoryview(source.read())
    with source.open("rb") as file:
        empty = not file.seek(0, 2)
        return memoryview(b"") if empty else memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _release(data: memoryview) -> None:
    """Let the pages of a mapped file go that were looked at; the system reads them once more where they are needed."""
    if isinstance(data.obj, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        data.obj.madvise(mmap.MADV_DONTNEED)


def _members(data: memoryview, name: str) -> Iterator[tuple[Member, int, int]]:
    """Yield every member with the position and the number of its records."""
    _check_library(data, name)
    starts = _member_starts(data)
    if not starts:
        raise Unreadable(Problem("XPT150", f"{name} has no dataset"))
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        try:
            member, begin = header.read_member(data, start)
        except header.Damaged as damage:
            raise Unreadable(Problem("XPT150", f"{name}: {damage}")) from None
        yield member, begin, _count(data[begin:end], member, name)


def _check_library(data: memoryview, name: str) -> None:
    top = bytes(data[:48])
    if top == cards.LIBRARY_8:
        raise Unreadable(Problem("XPT151", f"{name} is a transport file of version 8"))
    if top != cards.LIBRARY:
        raise Unreadable(Problem("XPT150", f"{name} is no SAS transport file: it begins with {top[:20]!r}"))
    if len(data) % CARD:
        message = f"{name} has {len(data)} bytes, which is no multiple of {CARD}"
        raise Unreadable(Problem("XPT152", message))


def _member_starts(data: memoryview) -> list[int]:
    """Return where member headers begin: on a record boundary, and with a descriptor header after them."""
    found: list[int] = []
    for begin in range(0, len(data), LOOKED_AT):
        piece = data[begin : begin + LOOKED_AT + CARD]  # a descriptor header may begin the next piece
        found += [begin + at for at in _starts_in(piece) if at < LOOKED_AT]
        _release(data)
    return found


def _starts_in(data: memoryview) -> Iterator[int]:
    grid = np.frombuffer(data, f"V{CARD}").view([("title", "S48"), ("rest", "V32")])
    # A first look at eight bytes: comparing all titles would be ten times slower.
    words = np.ndarray((len(grid),), np.uint64, data, 20, (CARD,))
    likely = np.flatnonzero(words == np.frombuffer(cards.MEMBER[20:28], np.uint64)[0])
    titles = grid["title"]
    for row in likely.tolist():
        if titles[row] == cards.MEMBER and row + 1 < len(grid) and titles[row + 1] == cards.DESCRIPTOR:
            yield int(row) * CARD


def _count(data: memoryview, member: Member, name: str) -> int:
    """Return the number of records in the bytes after a member's header.

    The last card is filled up with blanks. Where records are shorter than a card, a record of blanks alone that
    lies wholly within the last card may be such filling, and is taken as that; the writer refuses to write one.
    """
    length = member.record_length
    if not length:
        return 0
    count = len(data) // length
    if bytes(data[count * length :]).strip(b" "):
        message = f"{name}: the last record of {member.name} is not complete"
        raise Unreadable(Problem("XPT152", message))
    fewest = max(0, (len(data) - CARD) // length + 1) if data else 0
    while count > fewest and not bytes(data[(count - 1) * length : count * length]).strip(b" "):
        count -= 1
    return count


def table_of(data: memoryview, member: Member, begin: int, count: int, encoding: str) -> Table:
    """Return ``count`` records that begin at a place of the data, as a table of the member."""
    records = np.frombuffer(data, record_type(member), count, begin) if member.variables else np.empty(0, "V1")
    raw = _apart(records, member)
    columns: list[Encoded | Numbers] = []
    problems: list[Problem] = []
    for position, variable in enumerate(member.variables):
        bytes_, raw[position] = raw[position], np.empty(0, "V1")  # each is let go once it is encoded
        if variable.type == CHAR:
            column, found = _text(bytes_, f"{member.name}.{variable.name}", encoding)
            columns.append(column)
            problems += found
        else:
            numbers = _numbers(bytes_)
            columns.append(numbers)
            problems += _special_note(numbers, member, variable)
    return Table(member, tuple(columns), count, tuple(problems))


def _apart(records: NDArray[np.void], member: Member) -> list[NDArray[np.void]]:
    """Return the bytes of each variable one below the other; short numbers are filled up with zero bytes."""
    wholes = [
        np.empty(len(records), f"V{variable.length}") if variable.type == CHAR else np.zeros(len(records), f"V{WIDTH}")
        for variable in member.variables
    ]
    places = [
        whole if whole.dtype.itemsize == variable.length else _front(whole, variable.length)
        for whole, variable in zip(wholes, member.variables, strict=True)
    ]
    for start in range(0, len(records), BLOCK):
        block = records[start : start + BLOCK]
        for position, place in enumerate(places):
            place[start : start + BLOCK] = block[f"v{position}"]
    return wholes


def _front(whole: NDArray[np.void], length: int) -> NDArray[np.void]:
    """Return a view of the first ``length`` bytes of each value."""
    return whole.view([("front", f"V{length}"), ("rest", f"V{whole.dtype.itemsize - length}")])["front"]


def _text(bytes_: NDArray[np.void], target: str, encoding: str) -> tuple[Encoded, list[Problem]]:
    """Return a text column; its distinct values stand in order of appearance."""
    found = encode(bytes_.tolist()) if len(bytes_) < MANY else _encoded(bytes_)
    codes = found.codes
    values: list[str | None] = []
    problems: list[Problem] = []
    for code, value in enumerate(found.values):
        text = value.rstrip(b" \0")
        try:
            values.append(text.decode(encoding) or None)
        except UnicodeDecodeError:
            values.append(None)
            rows = int(np.count_nonzero(codes == code))
            message = f"{target}: {text!r} is no text in {encoding} ({rows} records)"
            problems.append(Problem("XPT153", message, target=target))
    return recode(Encoded(codes, values), values), problems


def _encoded(bytes_: NDArray[np.void]) -> Encoded:
    """Return many texts, as they stand in the file, in distinct ones."""
    import pyarrow as pa  # noqa: PLC0415 - takes as long to import as a small study takes to read

    from nec_cdisc.dataset.arrow import codes_of  # noqa: PLC0415 - see above

    buffers = [None, pa.py_buffer(bytes_)]
    found = pa.Array.from_buffers(pa.binary(bytes_.dtype.itemsize), len(bytes_), buffers).dictionary_encode()
    return Encoded(codes_of(found), found.dictionary.to_pylist())


def _numbers(bytes_: NDArray[np.void]) -> Numbers:
    values, letters = from_ibm(bytes_.view(">u8"))
    kinds = [kind for kind in np.flatnonzero(np.bincount(letters, minlength=256)).tolist() if kind not in {0, ord(".")}]
    if not kinds:
        return Numbers(values)
    table = np.full(256, -1, np.int32)
    table[kinds] = np.arange(len(kinds), dtype=np.int32)
    return Numbers(values, Encoded(table[letters], [chr(kind) for kind in kinds]))


def _special_note(numbers: Numbers, member: Member, variable: Variable) -> list[Problem]:
    if numbers.special is None:
        return []
    target = f"{member.name}.{variable.name}"
    counts = np.bincount(numbers.special.codes + 1)[1:].tolist()
    told = ", ".join(f".{letter} {count}x" for letter, count in zip(numbers.special.values, counts, strict=True))
    return [Problem("XPT155", f"{target}: special missing values {told}", target=target)]
