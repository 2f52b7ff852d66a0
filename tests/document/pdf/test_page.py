"""Pages fill from top to bottom."""

from nec_cdisc.document.pdf.page import Box, Sheets


def test_a_page_is_turned_where_there_is_no_room():
    """What does not fit begins at the top of a new page; an empty page is never turned."""
    sheets = Sheets()
    sheets.need(10_000)
    assert len(sheets.pages) == 1
    sheets.page.drawn.append(Box(0, 0, 1, 1, "#000000"))
    sheets.y = 100
    sheets.need(20)
    assert len(sheets.pages) == 1
    sheets.need(60)
    assert len(sheets.pages) == 2
    assert sheets.left == sheets.whole


def test_no_room_is_left_at_the_top():
    """The room above a heading is only between things."""
    sheets = Sheets()
    top = sheets.y
    sheets.skip(30)
    assert sheets.y == top


def test_a_wide_page_lies_on_its_long_side():
    """A listing with many columns has more room across."""
    assert Sheets(wide=True).across > Sheets().across
