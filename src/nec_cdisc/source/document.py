"""A YAML document as plain text values, with the place of every key and value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nec_cdisc.problem import Place, Problem

#: The way to a value: keys of mappings and positions in lists, from the top.
KeyPath = tuple[str | int, ...]
#: Line and column, both from 1.
Mark = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """An authored YAML file.

    ``data`` holds only ``dict``, ``list`` and ``str``: every value is the text that was typed (``NO``, ``012``,
    ``null``); a value that was left empty is ``None``. Where the file cannot be read, ``data`` is ``None``. With lesser
    problems ``data`` holds the rest: the first of two equal keys, nothing for an alias, no pair without a proper key.
    ``text`` are the lines of the file, for code frames.
    """

    name: str
    data: Any
    text: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    values: Mapping[KeyPath, Mark] = field(default_factory=dict, repr=False)
    keys: Mapping[KeyPath, Mark] = field(default_factory=dict, repr=False)

    def place(self, path: KeyPath) -> Place:
        """Return the place of the value at a key path; of the nearest value above it where there is none."""
        for length in range(len(path), -1, -1):
            if mark := self.values.get(path[:length]):
                return Place(self.name, *mark)
        return Place(self.name)

    def key_place(self, path: KeyPath) -> Place:
        """Return the place of the last key of a path; of the value where it is a position in a list."""
        mark = self.keys.get(path)
        return Place(self.name, *mark) if mark else self.place(path)

    def place_within(self, path: KeyPath, offset: int) -> Place:
        """Return the place of a character inside a text value, such as a fault in a condition.

        It is exact for a text that stands unbroken on one line without escapes; else it is the start of the text.
        """
        start = self.place(path)
        value = self._value(path)
        if not isinstance(value, str) or not 0 < start.line <= len(self.text):
            return start
        line = self.text[start.line - 1]
        quote = 1 if line[start.column - 1 : start.column] in {'"', "'"} else 0
        if line.startswith(value, start.column - 1 + quote):
            return Place(self.name, start.line, start.column + quote + offset)
        return start

    def _value(self, path: KeyPath) -> Any:
        value = self.data
        for step in path:
            known = isinstance(value, dict) if isinstance(step, str) else isinstance(value, list)
            if not known or (step not in value if isinstance(step, str) else step >= len(value)):
                return None
            value = value[step]
        return value
