"""A chain of lines, each of which names the hash of the line before; says what is wrong with one, line by line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: What a line is bound by: it stands in each line but the first.
_BOUND = frozenset({"number", "previous"})


def canonical(data: Mapping[str, Any]) -> bytes:
    """Return data as one line of JSON that has but one form: keys sorted, no blanks, ASCII."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"), sort_keys=True, allow_nan=False)
    return text.encode("ascii") + b"\n"


#: The first line of every record.
GENESIS = canonical({"number": 0, "previous": None, "record": "nec-cdisc run record", "version": 1})


@dataclass(frozen=True, slots=True)
class Chain:
    """A record that was read: its bytes, its lines, the hash of the last one, and what is wrong (line number, text)."""

    data: bytes
    lines: tuple[Mapping[str, Any], ...]
    head: str
    faults: tuple[tuple[int, str], ...] = ()

    def last(self, command: str) -> Mapping[str, Any] | None:
        """Return the last line of a command, ``None`` without any."""
        return next((line for line in reversed(self.lines) if line.get("command") == command), None)


def chain(data: bytes, head: str = "", count: int | None = None) -> Chain:
    """Read a record and check it; ``head`` and ``count`` are what somebody wrote down of its end, where anybody did.

    Nothing is raised, whatever the bytes are.
    """
    ended = data.endswith(b"\n")
    texts = data.split(b"\n")
    texts = texts[:-1] if ended or not texts[-1] else texts
    hashes = [hashlib.sha256(text).hexdigest() for text in texts]
    lines = [_line(text) for text in texts]
    faults = [*_malformed(texts, lines), *_bonds(lines, hashes)]
    if not ended:
        faults.append((len(texts), "the last line is cut short"))
    last = hashes[-1] if hashes else ""
    faults += _end(lines, hashes, head, count)
    found = tuple(line if line is not None else {} for line in lines)
    return Chain(data, found, last, tuple(sorted(set(faults))))


def _line(text: bytes) -> Mapping[str, Any] | None:
    """Return a line as data, ``None`` where it is none that a run writes."""
    try:
        data = json.loads(text)
        told = isinstance(data, dict) and data.keys() >= _BOUND and canonical(data) == text + b"\n"
    except (ValueError, RecursionError):
        return None
    return data if told and isinstance(data["number"], int) else None


def _malformed(texts: Sequence[bytes], lines: Sequence[Mapping[str, Any] | None]) -> Iterator[tuple[int, str]]:
    if not texts:
        yield 1, "the record is empty"
    elif texts[0] + b"\n" != GENESIS:
        yield 1, "line 1 is not the first line of a run record"
    for number, line in enumerate(lines, start=1):
        if line is None:
            yield number, f"line {number} was edited: it is not as a run writes it"


def _bonds(lines: Sequence[Mapping[str, Any] | None], hashes: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with numbers and hashes: what was cut out, put in or moved has a number out of place."""
    expected = 0
    there = {line["number"] for line in lines if line is not None}
    for at, line in enumerate(lines):
        if line is None:
            expected += 1
            continue
        number = line["number"]
        if number != expected:
            yield at + 1, _misplaced(at + 1, number, expected, there)
        elif at and line["previous"] != hashes[at - 1] and lines[at - 1] is not None:
            yield at, f"line {at} was edited: line {at + 1} names another hash of it"
        expected = number + 1


def _misplaced(at: int, number: int, expected: int, there: set[int]) -> str:
    if expected in there:
        return f"line {at} was moved or put in: it is run {number}, where run {expected} should stand"
    return f"lines were cut out before line {at}: run {expected} is missing, run {number} follows"


def _end(
    lines: Sequence[Mapping[str, Any] | None], hashes: Sequence[str], head: str, count: int | None
) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with the end of a record, by what somebody wrote down of it."""
    if not head or (hashes and hashes[-1] == head and count in {None, len(hashes)}):
        return
    at = max(len(lines), 1)
    if head in hashes:
        yield at, f"lines were put in after line {hashes.index(head) + 1}, which was the last one"
    elif count is not None and len(lines) < count:
        yield at, f"lines were cut off at the end: {len(lines)} of {count} are there"
    else:
        yield at, f"the end of the record was changed: line {at} is not the last line that was written"
