"""Lays a study's file over the file of its organisation: single lines override, ``remove`` takes one out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.document import Document, KeyPath
from nec_cdisc.source.nearest import nearest

#: Blocks of lines: a study's line replaces the inherited one as a whole, for half a line would be another rule.
OF_LINES = frozenset({"variables", "supplementary", "working", "identifiers", "set", "look_up", "one_row_per_test"})
#: What a study writes to take an inherited line out.
REMOVE = "remove"


class Layered(Document):
    """A document made of two: places are those of the file that a value came from."""

    __slots__ = ("base", "own")

    def __init__(self, base: Document, own: Document, data: Any) -> None:
        """Join two documents; ``data`` is what they say together."""
        super().__init__(own.name, data, own.text, own.problems, own.values, own.keys)
        object.__setattr__(self, "base", base)
        object.__setattr__(self, "own", own)

    def place(self, path: KeyPath) -> Place:
        """Return the place of a value, in the file that it came from."""
        return self._holder(path).place(path)

    def key_place(self, path: KeyPath) -> Place:
        """Return the place of a key, in the file that it came from."""
        return self._holder(path).key_place(path)

    def place_within(self, path: KeyPath, offset: int) -> Place:
        """Return the place inside a value, in the file that it came from."""
        return self._holder(path).place_within(path, offset)

    def _holder(self, path: KeyPath) -> Document:
        own: Document = self.own  # type: ignore[attr-defined]  # set above, beside the frozen fields
        base: Document = self.base  # type: ignore[attr-defined]  # set above, beside the frozen fields
        return own if path in own.values or path not in base.values else base


def inherited(base: Document, own: Document) -> Document:
    """Return what a study's document says together with the one it inherits.

    Blocks are joined key by key; a text, a list or a line of the study (an expression, a look-up, a test) replaces the
    inherited one as a whole; the text ``remove`` takes the inherited key out. Where one of the two cannot be read there
    is nothing to join: what the other one says alone is not what the study means.
    """
    if base.data is None or own.data is None:
        return own if own.data is None else base
    return Layered(base, own, _joined(base.data, own.data))


def removed_in_vain(base: Document, own: Document) -> Iterator[Problem]:
    """Yield a problem for each line that a study takes out and its organisation does not have."""
    if isinstance(base.data, dict) and isinstance(own.data, dict):
        for path, known in _in_vain(base.data, own.data, ()):
            message = f"'{path[-1]}' is taken out, but {base.name} has no such line"
            yield Problem("MAP102", message, own.key_place(path), nearest=nearest(str(path[-1]), known))


def _in_vain(base: dict[str, Any], own: dict[str, Any], path: KeyPath) -> Iterator[tuple[KeyPath, list[str]]]:
    for key, value in own.items():
        below = base.get(key)
        if value == REMOVE and key not in base:
            yield (*path, key), list(base)
        elif isinstance(value, dict):
            yield from _in_vain(below if isinstance(below, dict) else {}, value, (*path, key))


def _joined(base: Any, own: Any, within: str = "") -> Any:
    """Return what two blocks say together; ``within`` is the key that they stand under."""
    if not isinstance(base, dict) or not isinstance(own, dict):
        return own
    below = {
        key: value if within in OF_LINES else _joined(base[key], value, key)
        for key, value in own.items()
        if key in base
    }
    joined = {key: below.get(key, value) for key, value in base.items()}
    joined |= {key: value for key, value in own.items() if key not in base}
    return {key: value for key, value in joined.items() if value != REMOVE}
