"""Builds plain values from the events of a YAML parser, and notes where each of them stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.document import KeyPath, Mark
from nec_cdisc.source.text_file import CONTROL

#: The deepest nesting that is read; no form of the language goes beyond ten.
DEPTH_LIMIT = 40
#: The most keys and values that one file may hold; the largest mapping file known has 3,000.
VALUE_LIMIT = 50_000
#: The longest single text in characters; a reason, a comment or a condition is a few sentences at most.
TEXT_LIMIT = 10_000
#: Faults after which a file is no longer read on: they have one cause, and nobody reads more.
FAULT_LIMIT = 50

#: Quotes that word processors and web pages put in the place of straight ones.
CURLY = frozenset("\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb")

# A key that was refused: its value is read, to find its problems too, and then dropped.
_REFUSED = object()


@dataclass(slots=True)
class _Level:
    """An open mapping or list. ``key`` waits for its value; ``path`` is ``None`` inside what will be dropped."""

    value: dict[str, Any] | list[Any]
    path: KeyPath | None
    key: Any = None


@dataclass(slots=True)
class Build:
    """What has been built so far; ``stopped`` where reading on makes no sense."""

    name: str
    root: Any = None
    problems: list[Problem] = field(default_factory=list)
    values: dict[KeyPath, Mark] = field(default_factory=dict)
    keys: dict[KeyPath, Mark] = field(default_factory=dict)
    stopped: bool = False
    _levels: list[_Level] = field(default_factory=list)
    _documents: int = 0
    _count: int = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event; ``stopped`` is set where a limit is passed."""
        self._take(event)
        if len(self.problems) >= FAULT_LIMIT and not self.stopped:
            self._report("SRC108", f"{FAULT_LIMIT} faults are told; the file is not read on from here", event)
            self.stopped = True

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._check_node(event)
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._check_node(event)
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._levels.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._report("SRC114", f"alias *{event.anchor}", event)
            if self._wants_key():
                self._levels[-1].key = _REFUSED
            else:
                self._put(None, event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._report("SRC118", "a second document starts here", event)
                self.stopped = True

    def _check_node(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Refuse what would make a value differ from the text that was typed."""
        if event.anchor is not None:
            self._report("SRC114", f"anchor &{event.anchor}", event)
        if event.tag is not None:
            self._report("SRC116", f"tag {event.tag}", event)
        self._count += 1
        if self._count > VALUE_LIMIT:
            self._report("SRC119", f"more than {VALUE_LIMIT:,} keys and values", event)
            self.stopped = True

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        plain = not event.style
        if plain and event.tag is None and not event.implicit[0]:
            self._report("SRC116", "tag !", event)
        if plain and event.value[:1] in CURLY and event.value:
            self._report("SRC125", f"the text begins with {event.value[0]}, a quote of a word processor", event)
        if len(event.value) > TEXT_LIMIT:
            self._report("SRC107", f"a text of {len(event.value):,} characters", event)
            self.stopped = True
        if found := CONTROL.search(event.value):
            self._report("SRC104", f"an escape stands for the control character U+{ord(found.group()):04X}", event)
        if self._wants_key():
            if plain and event.value == "<<":
                self._report("SRC115", "<< merges another block", event)
                self._levels[-1].key = _REFUSED
            elif plain and not event.value:
                self._report("SRC113", "a key is missing before the colon", event)
                self._levels[-1].key = _REFUSED
            else:
                self._key(event.value, event)
        else:
            self._put(None if plain and not event.value else event.value, event)

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        if len(self._levels) == DEPTH_LIMIT:
            self._report("SRC117", f"more than {DEPTH_LIMIT} levels", event)
            self.stopped = True
        if self._wants_key():
            kind = "block" if isinstance(value, dict) else "list"
            self._report("SRC113", f"a {kind} stands where a name is expected", event)
            self._levels[-1].key = _REFUSED
            path = None
        else:
            path = self._put(value, event)
        self._levels.append(_Level(value, path))

    def _wants_key(self) -> bool:
        return bool(self._levels) and isinstance(self._levels[-1].value, dict) and self._levels[-1].key is None

    def _key(self, key: str, event: yaml.Event) -> None:
        """Take a key of the innermost mapping."""
        level = self._levels[-1]
        level.key = key
        if key in level.value:
            first = self.keys[*level.path, key] if level.path is not None else None
            where = f", first in line {first[0]}" if first else ""
            self._report("SRC112", f'key "{key}" is written twice{where}', event)
            level.key = _REFUSED
        elif level.path is not None:
            self.keys[*level.path, key] = _mark(event)

    def _put(self, value: Any, event: yaml.Event) -> KeyPath | None:
        """Put a value into the innermost level; return its path, ``None`` where it is dropped."""
        if not self._levels:
            self.root = value
            path: KeyPath | None = ()
        else:
            path = self._put_into(self._levels[-1], value)
        if path is not None:
            self.values[path] = _mark(event)
        return path

    @staticmethod
    def _put_into(level: _Level, value: Any) -> KeyPath | None:
        """Put a value into a level under its next position or its waiting key; return its path."""
        if isinstance(level.value, list):
            level.value.append(value)
            return None if level.path is None else (*level.path, len(level.value) - 1)
        key, level.key = level.key, None
        if key is _REFUSED:
            return None
        level.value[key] = value
        return None if level.path is None else (*level.path, key)

    def _report(self, code: str, message: str, event: yaml.Event) -> None:
        self.problems.append(Problem(code, message, Place(self.name, *_mark(event))))


def _mark(event: yaml.Event) -> Mark:
    """Return where an event starts; the C parser marks every one of them."""
    mark: Any = event.start_mark
    return mark.line + 1, mark.column + 1
