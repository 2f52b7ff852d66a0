"""Values that a template asked for: a sign stands for each of them until the text is read, so that none is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from nec_cdisc.document.model import Facts, Heading, Items, Note, PageBreak, Paragraph, Run, Table

#: What a value may be that stands on its own lines.
BLOCKS = (Heading, Paragraph, Note, Items, Table, Facts, PageBreak)
#: A sign of private use, the number of the value, another one; an address in a link has them as bytes.
_SIGN = re.compile("(?:\ue000|%EE%80%80)([0-9]+)(?:\ue001|%EE%80%81)")


class Placeholders:
    """The values of one document, by number."""

    def __init__(self) -> None:
        """Begin with none."""
        self._values: list[Any] = []

    def keep(self, value: Any) -> str:
        """Remember a value and return the sign that stands for it."""
        self._values.append(value)
        return f"\ue000{len(self._values) - 1}\ue001"

    def parts(self, text: str) -> Iterator[tuple[str, Any]]:
        """Yield the parts of a text in order: a stretch of the template, or behind ``""`` a value."""
        at = 0
        for found in _SIGN.finditer(text):
            if found.start() > at:
                yield text[at : found.start()], None
            number = int(found.group(1))
            if number < len(self._values):
                yield "", self._values[number]
            at = found.end()
        if at < len(text):
            yield text[at:], None

    def blocks(self, text: str) -> tuple[Any, ...] | None:
        """Return the blocks that a text consists of; ``None`` for one that is words."""
        found: list[Any] = []
        for said, value in self.parts(text):
            if said.strip() or not is_blocks(value):
                if said.strip() or value is not None:
                    return None
                continue
            found += value if isinstance(value, tuple) else (value,)
        return tuple(found) if found or _SIGN.search(text) else None

    def text(self, text: str) -> str:
        """Return a text with its values as plain text, as an address has them."""
        return "".join(said or _plain(value) for said, value in self.parts(text))


def is_blocks(value: Any) -> bool:
    """Say whether a value is a block, or several; nothing at all is none."""
    return isinstance(value, BLOCKS) or (isinstance(value, tuple) and all(isinstance(part, BLOCKS) for part in value))


def runs_of(value: Any, like: Run) -> tuple[Run, ...]:
    """Return a value as runs that look like the text around them."""
    if isinstance(value, Run):
        return (value,)
    if isinstance(value, tuple) and value and all(isinstance(part, Run) for part in value):
        return value
    return (Run(_plain(value), like.bold, like.italic, like.code, like.link),)


def _plain(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return "" if value is None else str(value)
