"""Tables of WordprocessingML."""

from tests.document.made import long_table

from nec_cdisc.document.docx.tables import facts_element, table_element
from nec_cdisc.document.model import Facts, text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_headings_stand_on_each_page_and_widths_add_up():
    """The first row is marked as heading; the columns are together as wide as asked for."""
    made = table_element(long_table(3), 9000, {})
    rows = made.findall(f"{W}tr")
    assert len(rows) == 4
    assert [row.find(f".//{W}tblHeader") is not None for row in rows] == [True, False, False, False]
    widths = [int(column.get(f"{W}w")) for column in made.iter(f"{W}gridCol")]
    assert abs(sum(widths) - 9000) <= len(widths)


def test_numbers_stand_on_the_right():
    """Columns of numbers are aligned as numbers are."""
    row = table_element(long_table(1), 9000, {}).findall(f"{W}tr")[1]
    assert [cell.find(f".//{W}jc") is not None for cell in row.findall(f"{W}tc")] == [False, False, True]


def test_facts_have_a_row_for_each_name():
    """Names stand in bold beside what they stand for."""
    made = facts_element(Facts((("Study", text("T-1")), ("Title", text("x")))), 9000, {})
    assert len(made.findall(f"{W}tr")) == 2
    assert made.find(f".//{W}b") is not None
