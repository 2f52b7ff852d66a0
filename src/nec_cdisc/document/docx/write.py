"""Writes a document as DOCX with python-docx, and the package so that the same content gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nec_cdisc.document.docx.parts import ACCENT, PALE, bookmark_of, element, field, paragraph
from nec_cdisc.document.docx.tables import facts_element, table_element
from nec_cdisc.document.model import Block, Document, Facts, Heading, Items, Note, PageBreak, Paragraph, Run, Table
from nec_cdisc.document.shown import shown

#: Headings deeper than this do not stand in the contents.
DEEPEST = 3
#: Millimetres of a page and its margins; twentieths of a point that lie between them.
SHORT, LONG, MARGIN = 210, 297, 22
#: The earliest day that a package can say; an earlier stamp becomes this one.
_FIRST = dt.date(1980, 1, 1)
#: A name of the document's properties takes so many characters.
_NAME = 250


def write_docx(document: Document, path: Path) -> None:
    """Write a document. Raises ``OSError``."""
    path.write_bytes(docx_bytes(document))


def docx_bytes(document: Document) -> bytes:
    """Return a document as DOCX."""
    import docx  # noqa: PLC0415 - takes long to import, and few commands write DOCX

    made = docx.Document()
    _styles(made)
    _properties(made, document)
    across = _pages(made, document)
    body = made.element.body
    known = _bookmarks(document)
    writer = _Writer(body, known, across, wide=document.wide)
    writer.add(paragraph((Run(document.title),), known, style="Title"))
    writer.blocks(document.opening)
    _contents(writer, document, known)
    writer.blocks(document.blocks)
    _footer(made, document)
    out = io.BytesIO()
    made.save(out)
    return _repeatable(out.getvalue(), document.stamp)


def _bookmarks(document: Document) -> dict[str, str]:
    """Return the name of a bookmark for each anchor; two that would be the same are numbered."""
    found: dict[str, str] = {}
    for heading in document.headings:
        name = bookmark_of(heading.anchor)
        if name in found.values():
            name = f"{name[:34]}_{len(found)}"
        found[heading.anchor] = name
    return found


class _Writer:
    """Adds blocks to the body of a document."""

    def __init__(self, body: Any, known: dict[str, str], across: int, *, wide: bool) -> None:
        self._body, self._known, self._across, self._wide = body, known, across, wide
        self._last = body[-1]  # the properties of the section stand last
        self._number = 0

    def add(self, made: Any) -> None:
        """Add an element before the properties of the section."""
        self._last.addprevious(made)

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Add blocks."""
        for block in blocks:
            if isinstance(block, Heading):
                self._heading(block)
            elif isinstance(block, Paragraph):
                self.add(paragraph(block.runs, self._known))
            elif isinstance(block, Items):
                self._items(block, 0)
            elif isinstance(block, Table):
                self._table(block)
            elif isinstance(block, Facts):
                self.add(facts_element(block, self._across, self._known))
                self.add(paragraph((), self._known))
            elif isinstance(block, Note):
                for part in block.paragraphs:
                    self.add(paragraph(part.runs, self._known, style="Note"))
            elif isinstance(block, PageBreak):
                self.turn()

    def turn(self) -> None:
        """Go on at the top of a new page."""
        made, run = element("w:p"), element("w:r")
        run.append(element("w:br", type="page"))
        made.append(run)
        self.add(made)

    def _heading(self, heading: Heading) -> None:
        number = (Run(f"{heading.number} "),) if heading.number else ()
        made = paragraph((*number, *heading.runs), self._known, style=f"Heading{min(heading.level, 4)}")
        self._number += 1
        name = self._known.get(heading.anchor, "")
        made.insert(1, element("w:bookmarkStart", id=str(self._number), name=name))
        made.append(element("w:bookmarkEnd", id=str(self._number)))
        self.add(made)

    def _items(self, block: Items, depth: int) -> None:
        for number, item in enumerate(block.items, 1):
            mark = f"{number}. " if block.numbered else "\u2022 "
            for part in item:
                if isinstance(part, Items):
                    self._items(part, depth + 1)
                    continue
                made = paragraph((Run(mark), *part.runs) if mark else part.runs, self._known)
                properties = element("w:pPr")
                properties.append(element("w:spacing", after="40"))
                properties.append(element("w:ind", left=str(360 * (depth + 1)), hanging="220" if mark else "0"))
                made.insert(0, properties)
                self.add(made)
                mark = ""

    def _table(self, table: Table) -> None:
        if table.caption:
            self.add(paragraph((Run(table.caption, italic=True),), self._known, style="Caption"))
        if table.columns:
            self.add(table_element(table, self._across, self._known, wide=self._wide))
            self.add(paragraph((), self._known, style="Cell"))


def _contents(writer: _Writer, document: Document, known: dict[str, str]) -> None:
    """Add the contents as links; Word makes page numbers of them where somebody asks it to update the field."""
    listed = [heading for heading in document.headings if heading.level <= DEEPEST]
    if not listed:
        return
    writer.turn()
    writer.add(paragraph((Run("Contents", bold=True),), known, style="Contents"))
    begin, code, divided, _, end = field(f' TOC \\o "1-{DEEPEST}" \\h ', "")
    for position, heading in enumerate(listed):
        made = paragraph((Run(heading.text, link=f"#{heading.anchor}"),), known)
        properties = element("w:pPr")
        properties.append(element("w:spacing", after="30"))
        properties.append(element("w:ind", left=str(280 * (heading.level - 1))))
        made.insert(0, properties)
        for offset, part in enumerate((begin, code, divided) if position == 0 else ()):
            made.insert(1 + offset, part)
        if heading is listed[-1]:
            made.append(end)
        writer.add(made)
    writer.turn()


def _styles(made: Any) -> None:
    """Give the styles of python-docx our letters and colours, and add those of cells, notes and contents."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - takes long to import
    from docx.shared import Pt, RGBColor  # noqa: PLC0415 - see above

    styles = made.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)
    for name, size in (("Title", 24), ("Heading 1", 15), ("Heading 2", 12.5), ("Heading 3", 11), ("Heading 4", 10.5)):
        style = styles[name]
        style.font.size, style.font.bold = Pt(size), True
        style.font.color.rgb = RGBColor.from_string(ACCENT)
        style.paragraph_format.keep_with_next = name != "Title"
        fonts = style.element.rPr.rFonts
        for key in list(fonts.attrib):  # a theme's font goes before the one that is named
            del fonts.attrib[key]
        style.font.name = "Calibri"
    for name, size in (("Cell", 8.0), ("Note", 10.5), ("Contents", 15.0)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size = normal, Pt(size)
        style.paragraph_format.space_after = Pt(2 if name == "Cell" else 6)
    styles["Contents"].font.color.rgb = RGBColor.from_string(ACCENT)
    styles["Note"].paragraph_format.left_indent = Pt(12)
    styles["Caption"].font.color.rgb = RGBColor.from_string(PALE)


def _properties(made: Any, document: Document) -> None:
    """Say what the file is; nobody's name, and no other day than that of the document."""
    said = made.core_properties
    moment = dt.datetime.combine(document.stamp, dt.time(), dt.UTC)
    said.title, said.subject = shown(document.title)[:_NAME], shown(document.subject)[:_NAME]
    said.author = said.last_modified_by = "nec-cdisc"
    said.comments = said.keywords = said.category = ""
    said.created = said.modified = moment
    said.revision, said.language = 1, "en"


def _pages(made: Any, document: Document) -> int:
    """Set the size of the pages; return the twentieths of a point between the margins."""
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415 - takes long to import
    from docx.shared import Mm  # noqa: PLC0415 - see above

    section = made.sections[0]
    wide, high = (LONG, SHORT) if document.wide else (SHORT, LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if document.wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(wide), Mm(high)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    return round((wide - 2 * MARGIN) / 25.4 * 1440)


def _footer(made: Any, document: Document) -> None:
    """Give each page its number, and at the top what it belongs to."""
    section = made.sections[0]
    section.header.paragraphs[0].text = shown(document.running or document.title)
    line = section.footer.paragraphs[0]._p  # noqa: SLF001 - python-docx has no fields
    for part in (*field(" PAGE ", "1"), paragraph((Run(" of "),), {})[0], *field(" NUMPAGES ", "1")):
        line.append(part)


def _repeatable(data: bytes, stamp: dt.date) -> bytes:
    """Return a package with its parts in order, of one day, and not compressed: that differs between machines."""
    out = io.BytesIO()
    day = max(stamp, _FIRST)
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        names = sorted(given.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            info.external_attr, info.create_system = 0o600 << 16, 3
            made.writestr(info, given.read(name))
    return out.getvalue()
