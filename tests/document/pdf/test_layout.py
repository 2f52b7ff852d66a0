"""Blocks on pages."""

from tests.document.made import document

from nec_cdisc.document.model import Facts, Heading, PageBreak, Paragraph, text
from nec_cdisc.document.pdf.layout import draw_blocks, draw_facts
from nec_cdisc.document.pdf.page import Sheets, Text


def laid(*blocks):
    """Lay blocks out and return the pages."""
    sheets = Sheets()
    draw_blocks(sheets, blocks)
    return sheets


def words(page):
    """Return the lines of a page from top to bottom."""
    return ["".join(piece.text for piece in item.line) for item in page.drawn if isinstance(item, Text)]


def test_every_block_is_drawn():
    """Headings with their numbers, paragraphs, items with their marks, notes, tables; a break turns the page."""
    first, second = laid(*document().blocks).pages
    assert words(first)[0] == "1 Introduction"
    assert {"1.", "\u2022", "first", "inner", "Mind this."} <= set(words(first))
    assert words(second)[0] == "1.1 Adverse events"
    assert [(target.name, target.title, target.level) for target in second.targets] == [
        ("form.ae", "1.1 Adverse events", 1)
    ]


def test_a_heading_does_not_end_a_page():
    """Where only the heading would fit, it goes to the next page with what it heads."""
    for lines in range(30, 60):
        sheets = laid(*[Paragraph(text("x"))] * lines, Heading(1, text("Last"), "last"), Paragraph(text("y" * 300)))
        page = next(page for page in sheets.pages if page.targets)
        assert len(words(page)) > words(page).index("Last") + 1


def test_a_break_on_a_fresh_page_is_none():
    """No page stays empty."""
    assert len(laid(PageBreak(), PageBreak(), Paragraph(text("x"))).pages) == 1


def test_long_facts_go_over_several_lines():
    """A title of many words stands beside its name."""
    sheets = Sheets()
    draw_facts(sheets, Facts((("Title", text("word " * 60)),)))
    assert words(sheets.page)[0] == "Title"
    assert len(words(sheets.page)) > 3
