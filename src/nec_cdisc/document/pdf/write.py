"""Writes a document as PDF: title page, contents with page numbers, bookmarks, named places, fonts embedded."""

from __future__ import annotations

import datetime as dt
import io
from functools import cache
from pathlib import Path
from typing import Any

from nec_cdisc.document.links import address
from nec_cdisc.document.model import Document, Run
from nec_cdisc.document.pdf.fonts import drawable, font_of
from nec_cdisc.document.pdf.layout import ACCENT, BODY, INK, LEADING, PALE, Style, draw_blocks, draw_line, draw_lines
from nec_cdisc.document.pdf.lines import Line, lines_of
from nec_cdisc.document.pdf.page import BOTTOM, MARGIN, TOP, Box, Page, Sheets, Text

#: Headings deeper than this do not stand in the contents; bookmarks have them all.
DEEPEST = 3
_SMALL = 7.2


class _Day:
    """The time stamp that reportlab asks for: midnight of a day, at no zone of this machine."""

    dhh = dmm = 0
    tzname = "UTC"

    def __init__(self, day: dt.date) -> None:
        moment = dt.datetime.combine(day, dt.time(), dt.UTC)
        self.t = moment.timestamp()
        self.lt = moment.timetuple()
        self.YMDhms = tuple(self.lt)[:6]
        self.datetime = moment


def write_pdf(document: Document, path: Path) -> None:
    """Write a document. Raises ``OSError``."""
    path.write_bytes(pdf_bytes(document))


def pdf_bytes(document: Document) -> bytes:
    """Return a document as PDF."""
    body = Sheets(wide=document.wide)
    draw_blocks(body, document.blocks)
    front = _front(document, {}, 0)
    pages = {target.name: number for number, page in enumerate(body.pages, 1) for target in page.targets}
    front = _front(document, pages, len(front.pages))  # as many pages as before: a number adds no line
    return _written(document, [*front.pages, *body.pages], (body.width, body.height))


def _front(document: Document, pages: dict[str, int], before: int) -> Sheets:
    """Return the title page and the contents; ``before`` pages lie before the body."""
    sheets = Sheets(wide=document.wide)
    sheets.page.drawn.append(Box(MARGIN, sheets.y - 6, 64, 3.2, ACCENT))
    sheets.y -= 34 if document.wide else 90
    draw_lines(sheets, (Run(document.title),), Style(22.0, 0.0, ACCENT, bold=True))
    sheets.y -= 18
    draw_blocks(sheets, document.opening)
    listed = [heading for heading in document.headings if heading.level <= DEEPEST]
    if listed:
        sheets.turn()
        draw_lines(sheets, (Run("Contents"),), Style(15.0, 0.0, ACCENT, bold=True))
        sheets.skip(6)
    for heading in listed:
        run = Run(heading.text, link=f"#{heading.anchor}", bold=heading.level == 1)
        indent = 14.0 * (heading.level - 1)
        sheets.skip(4.0 if heading.level == 1 else 0.0)
        for line in lines_of((run,), BODY, sheets.across - indent - 40):
            draw_line(sheets, line, Style(indent=indent))
        number = lines_of((Run(str(before + pages.get(heading.anchor, 0))),), BODY, 40.0)[0]
        _right(sheets.page, number, sheets.width - MARGIN, sheets.y + BODY * LEADING * 0.28, BODY)
    return sheets


def _right(page: Page, line: Line, x: float, y: float, size: float, colour: str = INK) -> None:
    """Draw a line that ends at ``x``."""
    used = line[-1].at + line[-1].width if line else 0.0
    page.drawn.append(Text(x - used, y, size, line, colour))


def _written(document: Document, pages: list[Page], size: tuple[float, float]) -> bytes:
    from reportlab.pdfgen import canvas as pages_of  # noqa: PLC0415 - takes long to import, and few commands write PDF

    out = io.BytesIO()
    make: Any = pages_of.Canvas  # its types lack what it does
    canvas = make(
        out,
        size,
        pageCompression=0,  # what compresses differs from machine to machine
        invariant=1,
        initialFontName=font_of(Run("")),
        pdfVersion=(1, 7),
        lang="en",
    )
    canvas._doc._timeStamp = _Day(document.stamp)  # noqa: SLF001 - reportlab takes it from nowhere else
    canvas._doc.info.producer = "nec-cdisc"  # noqa: SLF001 - see above
    canvas.setTitle(drawable(document.title))
    canvas.setSubject(drawable(document.subject))
    canvas.setAuthor("")
    canvas.setCreator("nec-cdisc")
    known = {target.name for page in pages for target in page.targets}
    if known:
        canvas.showOutline()
    canvas.setViewerPreference("DisplayDocTitle", "true")
    places: dict[str, Any] = {}
    for number, page in enumerate(pages, 1):
        if number > 1:
            _running(page, document, number, len(pages), size)
        places |= _places(canvas, page)
        _page(canvas, page, known)
        canvas.showPage()
    _name(canvas, places)
    canvas.save()
    return out.getvalue()


def _places(canvas: Any, page: Page) -> dict[str, Any]:
    """Return the places of the page at hand that have a name."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFName  # noqa: PLC0415 - takes long to import

    canvas._doc.inPage()  # noqa: SLF001 - reportlab tells a page nowhere else
    reference = canvas._doc.thisPageRef()  # noqa: SLF001 - see above
    return {item.name: PDFArray([reference, PDFName("XYZ"), 0, item.y + 4, 0]) for item in page.targets}


def _name(canvas: Any, places: dict[str, Any]) -> None:
    """Give the places their names for readers from outside, such as define.xml; reportlab itself names none."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFString  # noqa: PLC0415 - takes long to import

    if places:
        listed = [part for name in sorted(places) for part in (PDFString(name), places[name])]
        canvas._doc.Catalog.Names = PDFDictionary(  # noqa: SLF001 - see above
            {"Dests": PDFDictionary({"Names": PDFArray(listed)})}
        )


def _running(page: Page, document: Document, number: int, pages: int, size: tuple[float, float]) -> None:
    """Draw what stands at the top and the bottom of each page."""
    wide, high = size
    said = document.running or document.title
    line = lines_of((Run(said),), _SMALL, wide - 2 * MARGIN)[0]
    page.drawn.append(Text(MARGIN, high - TOP + 18, _SMALL, line, PALE))
    page.drawn.append(Box(MARGIN, high - TOP + 12, wide - 2 * MARGIN, 0.4, "#b9c4cc"))
    line = lines_of((Run(f"Page {number} of {pages}"),), _SMALL, 200.0)[0]
    _right(page, line, wide - MARGIN, BOTTOM - 26, _SMALL, PALE)


def _page(canvas: Any, page: Page, known: set[str]) -> None:
    for target in page.targets:
        canvas.bookmarkHorizontal(target.name, 0, target.y + 4)
        if target.level is not None:
            canvas.addOutlineEntry(target.title, target.name, target.level, closed=target.level > 0)
    fill = _Fill(canvas)
    for item in page.drawn:
        if isinstance(item, Box):
            fill(item.colour)
            canvas.rect(item.x, item.y, item.width, item.height, stroke=0, fill=1)
        else:
            _text(canvas, item, known, fill)


class _Fill:
    """Sets the colour of what is drawn next, where it changes: reportlab takes long to read one."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._last = ""

    def __call__(self, colour: str) -> None:
        if colour != self._last:
            self._last = colour
            self._canvas.setFillColor(_colour(colour))


@cache
def _colour(text: str) -> Any:
    from reportlab.lib.colors import HexColor  # noqa: PLC0415 - takes long to import

    return HexColor(text)


def _text(canvas: Any, item: Text, known: set[str], fill: _Fill) -> None:
    for piece in item.line:
        link = address(piece.run.link)
        fill(ACCENT if link is not None or piece.run.code else item.colour)
        canvas.setFont(piece.font, item.size)
        x = item.x + piece.at
        canvas.drawString(x, item.y, piece.text)
        area = (x, item.y - item.size * 0.25, x + piece.width, item.y + item.size * 0.85)
        if link is not None and link.startswith("#"):
            if link[1:] in known:
                canvas.linkRect("", link[1:], area, relative=0, Border="[0 0 0]")
        elif link is not None:
            canvas.linkURL(link, area, relative=0)
