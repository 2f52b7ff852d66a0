"""Lays a file over the file that it inherits: single lines override, ``remove`` takes one out, origins are kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.document import Document, KeyPath
from nec_cdisc.source.nearest import nearest

#: Blocks of lines: a line of the upper file replaces the inherited one as a whole, for half a line is another rule.
OF_LINES = frozenset(
    {"variables", "supplementary", "working", "related", "identifiers", "set", "look_up", "one_row_per_test"}
)
#: What takes an inherited line, entry of a list, or whole file out.
REMOVE = "remove"
#: What stands in a list for the inherited entries.
INHERITED = "inherited"
#: By which of its keys an inherited entry of a list is known.
KNOWN_BY = ("say", "from")


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """Where a value was written: a file as it stands on disk, and the way to the value in it.

    ``over`` is the inherited value that it replaced.
    """

    document: Document
    path: KeyPath
    over: Origin | None = None

    @property
    def place(self) -> Place:
        """The place of the key, or of the entry of a list."""
        return self.document.key_place(self.path)


@dataclass(frozen=True, slots=True, eq=False)
class Removed:
    """An inherited value that was taken out: the block it stood in, its key (none in a list), value, by which line."""

    block: KeyPath
    key: str | None
    value: Any
    origin: Origin
    by: Origin


class Layered(Document):
    """What several files say together: places are those of the file that a value came from."""

    __slots__ = ("origins", "removed")
    origins: Mapping[KeyPath, Origin]
    removed: tuple[Removed, ...]

    def __init__(self, base: Document, own: Document, join: _Join) -> None:
        """Join two documents."""
        super().__init__(own.name, join.data, (*own.text, *base.text), own.problems)
        object.__setattr__(self, "origins", join.origins)
        object.__setattr__(self, "removed", (*removed_lines(base), *join.removed))

    def place(self, path: KeyPath) -> Place:
        """Return the place of a value, in the file that it came from."""
        origin = origin_of(self, path)
        return origin.document.place(origin.path)

    def key_place(self, path: KeyPath) -> Place:
        """Return the place of a key, in the file that it came from."""
        return origin_of(self, path).place

    def place_within(self, path: KeyPath, offset: int) -> Place:
        """Return the place inside a value, in the file that it came from."""
        origin = origin_of(self, path)
        return origin.document.place_within(origin.path, offset)


def origin_of(document: Document, path: KeyPath) -> Origin:
    """Return where a value was written; of a path that leads nowhere, where the nearest value above it was."""
    if not isinstance(document, Layered):
        return Origin(document, path)
    for length in range(len(path), -1, -1):
        if (found := document.origins.get(path[:length])) is not None:
            return Origin(found.document, (*found.path, *path[length:]), found.over)
    return Origin(document, path)


def removed_lines(document: Document) -> tuple[Removed, ...]:
    """Return what was taken out of a document."""
    return document.removed if isinstance(document, Layered) else ()


def inherited(base: Document, own: Document) -> tuple[Document, list[Problem]]:
    """Return what a document says together with the one it inherits, and what it takes out in vain.

    Blocks are joined key by key; a text, a list or a line (an expression, a look-up, a test) of ``own`` replaces the
    inherited one as a whole; the text ``remove`` takes the inherited key out, or the whole file where nothing else
    stands in it. In a list ``inherited`` stands for the inherited entries, and ``{remove: ...}`` takes out the one that
    is this text, or an edit check that asks it, or a row block from this form. Where one of the two cannot be read
    there is nothing to join: what the other one says alone is not meant.
    """
    if base.data is None or own.data is None:
        return (own if own.data is None else base), []
    if base.data == REMOVE:
        return own, []
    join = _Join(base, own)
    return Layered(base, own, join), join.problems


@dataclass(slots=True)
class _Join:
    """Joins two documents; ``data`` is what they say together."""

    base: Document
    own: Document
    data: Any = None
    origins: dict[KeyPath, Origin] = field(default_factory=dict)
    removed: list[Removed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        base, own = self.base.data, self.own.data
        if own == REMOVE:
            self.removed.append(Removed((), None, base, origin_of(self.base, ()), Origin(self.own, ())))
        self.data = self._joined(base, own, (), (), ())

    def _joined(self, base: Any, own: Any, below: KeyPath, above: KeyPath, path: KeyPath) -> Any:
        """Join what stands at ``below`` in the base and at ``above`` in the own document, to stand at ``path``."""
        if isinstance(own, list) and any(entry == INHERITED or _taken_out(entry) for entry in own):
            entries = base if isinstance(base, list) else [base]
            self._note(path, Origin(self.own, above))
            return self._list(entries, own, below if isinstance(base, list) else None, above, path)
        if not isinstance(base, dict) or not isinstance(own, dict):
            return self._own(own, above, path, over=origin_of(self.base, below))
        self._note(path, Origin(self.own, above))
        of_lines = bool(path) and path[-1] in OF_LINES
        joined = {}
        for key, value in base.items():
            lower, upper, here = (*below, key), (*above, key), (*path, key)
            if key not in own:
                joined[key] = self._inherited(value, lower, here)
            elif own[key] == REMOVE:
                self.removed.append(Removed(path, key, value, origin_of(self.base, lower), Origin(self.own, upper)))
            elif of_lines:
                joined[key] = self._own(own[key], upper, here, over=origin_of(self.base, lower))
            else:
                joined[key] = self._joined(value, own[key], lower, upper, here)
        for key, value in own.items():
            if key not in base:
                joined |= self._added(key, value, (*above, key), (*path, key), list(base))
        return joined

    def _added(self, key: str, value: Any, above: KeyPath, path: KeyPath, known: list[str]) -> dict[str, Any]:
        """Return a key that the base does not have, nothing where it takes out in vain."""
        if value == REMOVE:
            self._in_vain(key, above, known)
            return {}
        return {key: self._own(value, above, path)}

    def _list(self, base: list[Any], own: list[Any], below: KeyPath | None, above: KeyPath, path: KeyPath) -> list[Any]:
        """Return the entries of a list; ``below`` is ``None`` where the base has a single block in its place."""
        at = (lambda position: (*below, position)) if below is not None else (lambda _: above)
        out = self._entries_out(base, own, at, above, path)
        joined: list[Any] = []
        for position, entry in enumerate(own):
            if entry == INHERITED:
                for lower, value in enumerate(base):
                    if lower not in out:
                        joined.append(self._inherited(value, at(lower), (*path, len(joined))))
            elif not _taken_out(entry):
                joined.append(self._own(entry, (*above, position), (*path, len(joined))))
        return joined

    def _entries_out(self, base: list[Any], own: list[Any], at: Any, above: KeyPath, path: KeyPath) -> set[int]:
        out: set[int] = set()
        named = [_name_of(entry) for entry in base]
        for position, entry in enumerate(own):
            if not _taken_out(entry):
                continue
            by, text = Origin(self.own, (*above, position)), entry[REMOVE]
            found = {lower for lower, name in enumerate(named) if name == text and name is not None}
            for lower in sorted(found - out):
                self.removed.append(Removed(path, None, base[lower], origin_of(self.base, at(lower)), by))
            out |= found
            if not found:
                self._in_vain(str(text), (*above, position), [name for name in named if name is not None])
        return out

    def _own(self, value: Any, above: KeyPath, path: KeyPath, over: Origin | None = None) -> Any:
        """Take a value of the own document as it is."""
        self._note(path, Origin(self.own, above, over))
        in_line = any(part in OF_LINES for part in path[:-1])  # what stands in a line is no line: {constant: remove}
        for below, found in _children(value):
            if found == REMOVE and isinstance(below, str) and not in_line:
                self._in_vain(below, (*above, below), [])
            self._own(found, (*above, below), (*path, below))
        return value

    def _inherited(self, value: Any, below: KeyPath, path: KeyPath) -> Any:
        """Take a value of the base as it is."""
        self._note(path, origin_of(self.base, below))
        for inner, found in _children(value):
            self._inherited(found, (*below, inner), (*path, inner))
        return value

    def _note(self, path: KeyPath, origin: Origin) -> None:
        self.origins[path] = origin

    def _in_vain(self, name: str, path: KeyPath, known: list[str]) -> None:
        message = f"'{name}' is taken out, but {self.base.name} has no such line"
        guess = nearest(name, known)
        step = None if guess else f"Take the line out; the inherited lines are {', '.join(known) or 'none'}."
        self.problems.append(Problem("MAP102", message, self.own.key_place(path), nearest=guess, next_step=step))


def _taken_out(entry: Any) -> bool:
    """Say whether an entry of a list takes an inherited one out."""
    return isinstance(entry, dict) and list(entry) == [REMOVE]


def _name_of(entry: Any) -> str | None:
    """Return by what an entry of a list is known."""
    if isinstance(entry, str):
        return entry
    named = [entry[key] for key in KNOWN_BY if isinstance(entry, dict) and isinstance(entry.get(key), str)]
    return named[0] if named else None


def _children(value: Any) -> Iterator[tuple[str | int, Any]]:
    """Yield what stands in a block or list, with its key or position."""
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)
