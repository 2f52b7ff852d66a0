"""Tables over pages."""

from tests.document.made import LONG, long_table
from tests.document.pdf.test_layout import words

from nec_cdisc.document.model import Column, Table, table
from nec_cdisc.document.pdf.page import BOTTOM, Sheets
from nec_cdisc.document.pdf.table import draw_table


def drawn(made):
    """Lay a table out."""
    sheets = Sheets()
    draw_table(sheets, made)
    return sheets.pages


def test_headings_stand_on_each_page():
    """A reader of page seven knows what the columns are, and each row is there once."""
    pages = drawn(long_table(300))
    assert len(pages) > 3
    assert all(words(page)[0] == "Variable" for page in pages)
    assert [word for page in pages for word in words(page) if word.startswith("VAR")] == [f"VAR{n}" for n in range(300)]


def test_a_row_that_no_page_holds_is_divided():
    """A cell of 10,000 letters goes on over pages, letter by letter, and nothing is drawn below the margin."""
    pages = drawn(table((Column("A"), Column("B")), [("y", "before"), (LONG * 3, "beside"), ("z", "behind")]))
    assert len(pages) > 1
    assert sum(word.count("x") for page in pages for word in words(page)) == 3 * len(LONG)
    assert min(item.y for page in pages for item in page.drawn) >= BOTTOM - 1


def test_a_row_that_fits_is_not_divided():
    """A row that the next page holds as a whole begins there."""
    rows = [("a", "w " * 400)] * 9
    for page in drawn(table((Column("A"), Column("B")), rows)):
        assert sum(word.count("w") for word in words(page) if "w" in word) % 400 == 0


def test_a_table_without_columns_is_nothing():
    """Nothing is drawn and nothing fails."""
    assert drawn(Table((), ()))[0].drawn == []
