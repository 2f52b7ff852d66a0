"""Numbers headings and names their anchors: 1, 1.1, 1.1.1; no two anchors are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from nec_cdisc.document.model import Block, Heading, plain

#: What an anchor may hold, so that every format takes it as a name.
_OTHER = re.compile(r"[^a-z0-9]+")


def anchor_of(text: str) -> str:
    """Return the name of an anchor for a heading.

    >>> anchor_of("Data Standards & Versions")
    'data-standards-versions'
    """
    return _OTHER.sub("-", text.lower()).strip("-") or "section"


def numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with the headings numbered; a heading without an anchor gets one, a second one of a name ``-2``."""
    open_ones: list[tuple[int, int]] = []  # the headings that the next one may stand below: level as given, and number
    taken: dict[str, int] = {}
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        number = 1
        while open_ones and open_ones[-1][0] >= block.level:
            number = open_ones.pop()[1] + 1
        open_ones.append((block.level, number))
        anchor = block.anchor or anchor_of(plain(block.runs))
        taken[anchor] = taken.get(anchor, 0) + 1
        anchor += f"-{taken[anchor]}" if taken[anchor] > 1 else ""
        said = ".".join(str(number) for _, number in open_ones)
        yield replace(block, level=len(open_ones), anchor=anchor, number=said)
