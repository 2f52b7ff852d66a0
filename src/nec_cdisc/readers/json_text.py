"""Reads JSON strictly and piece by piece: no key twice, no NaN, no number that is rounded, no nesting without end."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from json.decoder import JSONDecodeError
from typing import Any, NoReturn

from nec_cdisc.readers.raw_file import refuse, shortened

_SPACE = re.compile(r"[ \t\n\r]*")


class Fault(ValueError):
    """A text is no JSON, or JSON whose meaning is not certain; the message says why."""


def decoded(data: bytes, name: str, row: int | None = None) -> str:
    """Return bytes as text; JSON is always UTF-8, with or without a byte order mark.

    Raises:
        Unreadable: RAW141.

    """
    try:
        return (data.removeprefix(BOM_UTF8) if row in {None, 1} else data).decode()
    except UnicodeDecodeError as fault:
        where = f"byte {fault.start + 1:,}" if row is None else f"byte {fault.start + 1:,} of row {row}"
        refuse("RAW141", f"{name} is not UTF-8, at {where}.", name, [] if row is None else [row])


def value_of(text: str, name: str, row: int | None = None) -> Any:
    """Return what a text of JSON holds; a number is given as it is written, as bytes.

    Raises:
        Unreadable: RAW141.

    """
    value, end = value_at(text, _behind_blanks(text, 0), name, row)
    if end != len(text):
        _refuse(f"something follows behind the end of the value, at character {end + 1:,}", name, row)
    return value


def value_at(text: str, at: int, name: str, row: int | None = None) -> tuple[Any, int]:
    """Return the value that begins at a place of a text, and the place behind it and the blanks that follow.

    Raises:
        Unreadable: RAW141.

    """
    try:
        value, end = _DECODER.raw_decode(text, at)
    except JSONDecodeError as fault:
        where = f"line {fault.lineno}, column {fault.colno}" if row is None else f"character {fault.pos + 1:,}"
        _refuse(f"{fault.msg[:1].lower()}{fault.msg[1:]} at {where}", name, row)
    except Fault as fault:
        _refuse(str(fault), name, row)
    except RecursionError:
        _refuse("values are nested too deeply", name, row)
    return value, _behind_blanks(text, end)


class ObjectText:
    """A text that holds one object of JSON, read member by member; ``at`` is the place that has been reached."""

    def __init__(self, text: str, name: str) -> None:
        """Begin at the first member; ``name`` is what problems call the file."""
        self.text = text
        self.name = name
        self.at = _expect(text, _behind_blanks(text, 0), "{", name)

    def keys(self) -> Iterator[str]:
        """Yield each key; its value must be taken, by ``value`` or ``elements``, before the next one.

        Raises:
            Unreadable: RAW141, also for what stands behind the object.

        """
        seen: set[str] = set()
        while self._more("}"):
            key = self.value()
            if not isinstance(key, str):
                _refuse("a key is no text", self.name)
            if key in seen:
                _refuse(f"the key {shortened(key)!r} stands twice", self.name)
            seen.add(key)
            self.at = _expect(self.text, self.at, ":", self.name)
            yield key
            self._separated("}")
        if _behind_blanks(self.text, self.at + 1) != len(self.text):
            _refuse("something follows behind the end of the object", self.name)

    def value(self) -> Any:
        """Take the value that begins here.

        Raises:
            Unreadable: RAW141.

        """
        found, self.at = value_at(self.text, self.at, self.name)
        return found

    def elements(self) -> Iterator[Any]:
        """Take the values of the list that begins here, one by one.

        Raises:
            Unreadable: RAW141.

        """
        self.at = _expect(self.text, self.at, "[", self.name)
        while self._more("]"):
            yield self.value()
            self._separated("]")
        self.at = _behind_blanks(self.text, self.at + 1)

    def _more(self, end: str) -> bool:
        return self.text[self.at : self.at + 1] != end

    def _separated(self, end: str) -> None:
        """Go behind the comma between two items; none stands behind the last one."""
        if self._more(end):
            self.at = _expect(self.text, self.at, ",", self.name)
            if not self._more(end):
                _refuse("nothing stands behind the last comma", self.name)


def _expect(text: str, at: int, sign: str, name: str) -> int:
    """Return the place behind a sign and the blanks that follow."""
    if text[at : at + 1] != sign:
        line = text.count("\n", 0, at) + 1
        found = repr(text[at]) if at < len(text) else "the end"
        _refuse(f"{sign!r} is expected in line {line}, and {found} is there", name)
    return _behind_blanks(text, at + 1)


def _behind_blanks(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _refuse(why: str, name: str, row: int | None = None) -> NoReturn:
    where = name if row is None else f"row {row} of {name}"
    refuse("RAW141", f"{where} cannot be read: {why}.", name, [] if row is None else [row])


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for number, key in enumerate(keys) if key in keys[:number])
        message = f"the key {shortened(twice)!r} stands twice in one object"
        raise Fault(message)
    return found


def _no_constant(text: str) -> NoReturn:
    message = f"{text} is no value of JSON"
    raise Fault(message)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_once, parse_float=str.encode, parse_int=str.encode, parse_constant=_no_constant
)
