"""Markdown becomes content."""

import pytest
from tests.document.made import NASTY

from nec_cdisc.document.markdown import faults, read_markdown
from nec_cdisc.document.model import Heading, Items, Note, PageBreak, Paragraph, Run, Table, plain, text
from nec_cdisc.document.placeholders import Placeholders

TEXT = """\
# The title

Before the first heading.

## First

Plain, **bold**, *italic*, `code`, [a link](#first)
on two lines.

- one
  1. inner
- two

> A note.

---

### Second

| Name | Count |
| --- | ---: |
| AE | 12 |

```text
as it stands
```
"""


def test_each_construct_has_its_block():
    """Headings, marks, lists, notes, tables, page breaks and code come out as content, in order."""
    read = read_markdown(TEXT)
    assert read.title == "The title"
    assert read.opening == (Paragraph(text("Before the first heading.")),)
    first, marks, items, note, page, second, table, code = read.blocks
    assert isinstance(first, Heading)
    assert (first.text, first.level, first.anchor) == ("1 First", 1, "first")
    assert second.text == "1.1 Second"
    assert Run("bold", bold=True) in marks.runs
    assert Run("a link", link="#first") in marks.runs
    assert plain(marks.runs) == "Plain, bold, italic, code, a link on two lines."
    inner = Items(((Paragraph(text("inner")),),), numbered=True)
    assert items == Items(((Paragraph(text("one")), inner), (Paragraph(text("two")),)))
    assert note == Note((Paragraph(text("A note.")),))
    assert page == PageBreak()
    assert isinstance(table, Table)
    assert [column.number for column in table.columns] == [False, True]
    assert plain(table.rows[0][1]) == "12"
    assert code == Paragraph((Run("as it stands", code=True),))


@pytest.mark.parametrize("value", [NASTY, "# x\n\n| a | b |", "**x** [y](z) `c`", "---\n"])
def test_a_value_is_never_markup(value):
    """Whatever data hold, they stand in the paragraph, cell or heading that asked for them."""
    values = Placeholders()
    sign = values.keep(value)
    read = read_markdown(f"# T\n\n## A {sign}\n\nx {sign} y\n\n| a | b |\n|---|---|\n| {sign} | 2 |\n", values)
    heading, paragraph, table = read.blocks
    assert plain(heading.runs) == f"A {value}"
    assert plain(paragraph.runs) == f"x {value} y"
    assert plain(table.rows[0][0]) == value
    assert len(table.columns) == 2


def test_blocks_stand_where_the_template_asks_for_them():
    """A table has a paragraph of its own, and within words a remark in its place."""
    values = Placeholders()
    block = Note((Paragraph(text("x")),))
    sign = values.keep(block)
    assert read_markdown(f"{sign}", values).opening == (block,)
    assert "paragraph of its own" in plain(read_markdown(f"see {sign}", values).opening[0].runs)


def test_html_is_text():
    """Markup of the web is shown, not obeyed."""
    read = read_markdown("# T\n\n<script>x</script> and <b>y</b>\n\n<div>\n")
    assert plain(read.opening[0].runs) == "<script>x</script> and <b>y</b>"
    assert plain(read.opening[1].runs) == "<div>"


def test_what_a_document_cannot_have_is_told_with_its_line():
    """Pictures, a second title, headings too deep; all at once."""
    text = "# A\n\nx ![p](p.png)\n\n# B\n\n###### deep\n"
    found = [(item.code, str(item.place), item.message) for item in faults(text, "t.md")]
    assert found == [
        ("DOC013", "t.md:3", "a picture stands here"),
        ("DOC013", "t.md:5", "a second title stands here"),
        ("DOC013", "t.md:7", "a heading of level 6 stands here"),
    ]


def test_a_template_without_a_title_is_told():
    """The first page would be empty."""
    assert [item.code for item in faults("## A\n", "t.md")] == ["DOC015"]
    assert list(faults(TEXT, "t.md")) == []
