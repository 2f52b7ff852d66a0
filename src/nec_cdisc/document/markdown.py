"""Reads Markdown into the content of a document; what a document cannot have is told with its line.

The first heading of level 1 is the title. What stands before the first heading of level 2 belongs to the title page.
A quotation is a note, a rule a new page. HTML is text like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from nec_cdisc.document.model import (
    Block,
    Column,
    Heading,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Table,
    plain,
)
from nec_cdisc.document.numbering import numbered
from nec_cdisc.document.placeholders import Placeholders, is_blocks, runs_of
from nec_cdisc.problem import Place, Problem

#: Levels of Markdown that a document has: the title and four levels of headings.
DEEPEST = 5
_REFUSED = {"image": "a picture"}


@dataclass(frozen=True, slots=True)
class Text:
    """What was read: the title, the blocks of the title page, and the content with numbered headings."""

    title: str
    opening: tuple[Block, ...]
    blocks: tuple[Block, ...]


def read_markdown(text: str, values: Placeholders | None = None) -> Text:
    """Return a text as content; signs in it stand for ``values``."""
    reader = _Reader(values or Placeholders())
    blocks = list(reader.blocks(_tree(text).children))
    titles = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
    title = plain(titles[0].runs) if titles else ""
    blocks = [block for block in blocks if block not in titles]
    first = next((at for at, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
    lifted = [
        replace(block, level=max(block.level - 1, 1)) if isinstance(block, Heading) else block for block in blocks
    ]
    return Text(title, tuple(lifted[:first]), tuple(numbered(lifted[first:])))


def faults(text: str, name: str) -> Iterator[Problem]:
    """Yield what a document cannot have of a template as it is written (DOC013, DOC015)."""
    titled = False
    for node in _tree(text).walk(include_self=False):
        place = Place(name, _line(node))
        if node.type in _REFUSED:
            yield Problem("DOC013", f"{_REFUSED[node.type]} stands here", place)
        elif node.type == "heading":
            level = int(node.tag[1:])
            if level > DEEPEST:
                yield Problem("DOC013", f"a heading of level {level} stands here", place)
            elif level == 1 and titled:
                yield Problem("DOC013", "a second title stands here", place)
            titled = titled or level == 1
    if not titled:
        yield Problem("DOC015", f"{name} has no title", Place(name, 1))


def _line(node: SyntaxTreeNode) -> int:
    """Return the line of a node; what stands within a line has that of the block around it."""
    above: SyntaxTreeNode | None = node
    while above is not None and not above.is_root:
        if above.map:
            return int(above.map[0]) + 1
        above = above.parent
    return 0


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _tree(text: str) -> SyntaxTreeNode:
    return SyntaxTreeNode(_parser().parse(text))


class _Reader:
    """Reads nodes; ``values`` stand behind their signs."""

    def __init__(self, values: Placeholders) -> None:
        self._values = values

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
        """Yield the blocks of nodes."""
        for node in nodes:
            if node.type == "heading":
                yield Heading(int(node.tag[1:]), self._inline(node), "")
            elif node.type == "paragraph":
                yield from self._paragraph(node)
            elif node.type in {"bullet_list", "ordered_list"}:
                yield self._items(node)
            elif node.type == "blockquote":
                inner = (block for block in self.blocks(node.children) if isinstance(block, Paragraph))
                yield Note(tuple(inner))
            elif node.type == "table":
                yield self._table(node)
            elif node.type == "hr":
                yield PageBreak()
            elif node.type in {"fence", "code_block"}:
                for line in node.content.splitlines():
                    yield Paragraph(tuple(self._filled(line, Run("", code=True))))

    def _paragraph(self, node: SyntaxTreeNode) -> Iterator[Block]:
        content = node.children[0].content if node.children else ""
        whole = self._values.blocks(content)
        if whole is not None:
            yield from whole
            return
        runs = self._inline(node)
        if plain(runs).strip():
            yield Paragraph(runs)

    def _items(self, node: SyntaxTreeNode) -> Items:
        items = []
        for item in node.children:
            inner = self.blocks(item.children)
            items.append(tuple(part for part in inner if isinstance(part, (Paragraph, Items))))
        return Items(tuple(item for item in items if item), node.type == "ordered_list")

    def _table(self, node: SyntaxTreeNode) -> Table:
        head, *bodies = node.children
        columns = tuple(
            Column(plain(self._inline(cell)), "right" in str(cell.attrs.get("style", "")))
            for cell in head.children[0].children
        )
        rows = (row for body in bodies for row in body.children)
        return Table(columns, tuple(tuple(self._inline(cell) for cell in row.children) for row in rows))

    def _inline(self, node: SyntaxTreeNode) -> Runs:
        found: list[Run] = []
        for child in node.children:
            if child.type == "inline":
                for inner in child.children:
                    found += self._runs(inner, Run(""))
        return tuple(found)

    def _runs(self, node: SyntaxTreeNode, like: Run) -> Iterator[Run]:
        if node.type in {"softbreak", "hardbreak"}:
            yield replace(like, text=" ")
        elif node.type == "code_inline":
            yield from self._filled(node.content, replace(like, code=True))
        elif node.children:
            inside = replace(like, **self._marks(node, like))
            for child in node.children:
                yield from self._runs(child, inside)
        elif node.content:
            yield from self._filled(node.content, like)

    def _marks(self, node: SyntaxTreeNode, like: Run) -> dict[str, Any]:
        if node.type == "link":
            return {"link": self._values.text(str(node.attrs.get("href", "")))}
        return {"bold": like.bold or node.type == "strong", "italic": like.italic or node.type == "em"}

    def _filled(self, text: str, like: Run) -> Iterator[Run]:
        for said, value in self._values.parts(text):
            if said:
                yield replace(like, text=said)
            elif is_blocks(value):
                yield replace(like, text="(a table or list stands in a paragraph of its own)")
            elif value is not None and value != "":
                yield from runs_of(value, like)
