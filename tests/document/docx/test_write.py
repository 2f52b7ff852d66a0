"""A DOCX as python-docx reads it."""

import datetime as dt
import io
import time
import zipfile

import docx
import pytest
from tests.document.made import LONG, RIGHT_TO_LEFT, document, long_table

from nec_cdisc.document.docx.write import docx_bytes, write_docx
from nec_cdisc.document.model import Document, Heading, Paragraph, text
from nec_cdisc.document.numbering import numbered

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def read():
    """Write a document with every kind of block and read it again."""
    return docx.Document(io.BytesIO(docx_bytes(document(Paragraph(text(RIGHT_TO_LEFT)), Paragraph(text(LONG))))))


def test_everything_is_there(read):
    """Title, headings, paragraphs, lists, notes and tables can be read, and edited in their styles."""
    said = [(paragraph.style.name, paragraph.text) for paragraph in read.paragraphs]
    assert said[0] == ("Title", "A guide")
    assert ("Heading 1", "1 Introduction") in said
    assert ("Note", "Mind this.") in said
    assert ("Normal", "1. first") in said
    assert ("Caption", "What there is") in said
    assert ("Normal", LONG) in said
    facts, table = read.tables
    assert facts.cell(0, 1).text == "T-1 \u00b5g"
    assert [cell.text for cell in table.rows[0].cells] == ["Name", "Count"]
    assert table.cell(2, 0).text.startswith("<script>document.title")
    assert "\u202e" not in table.cell(2, 0).text


def test_links_lead_to_bookmarks(read):
    """Each anchor of a link is the name of a bookmark, and each name is there once."""
    body = read.element.body
    names = [item.get(f"{W}name") for item in body.iter(f"{W}bookmarkStart")]
    assert names == ["a_intro", "a_form_ae"]
    assert {item.get(f"{W}anchor") for item in body.iter(f"{W}hyperlink")} <= set(names)


def test_it_tells_no_other_day_and_nobody(read):
    """Properties have the day of the document, and the program where a person would stand."""
    about = read.core_properties
    moment = dt.datetime(2019, 9, 30, tzinfo=dt.UTC)
    assert (about.created, about.modified) == (moment, moment)
    assert (about.title, about.author, about.last_modified_by) == ("A guide", "nec-cdisc", "nec-cdisc")
    data = zipfile.ZipFile(io.BytesIO(docx_bytes(document())))
    assert {info.date_time for info in data.infolist()} == {(2019, 9, 30, 0, 0, 0)}
    assert {info.compress_type for info in data.infolist()} == {zipfile.ZIP_STORED}
    assert data.namelist()[0] == "[Content_Types].xml"


def test_it_is_the_same_each_time():
    """The same content gives the same bytes."""
    assert docx_bytes(document()) == docx_bytes(document())


def test_a_long_table_is_quick():
    """5,000 rows take seconds."""
    before = time.process_time()
    docx_bytes(document(long_table(5000)))
    assert time.process_time() - before < 25


def test_bookmarks_that_would_be_one_are_two(tmp_path):
    """Names that agree in their first 40 letters are told apart."""
    headings = tuple(numbered(Heading(1, text(letter), "x" * 60 + letter) for letter in "ab"))
    write_docx(Document("T", document().stamp, blocks=headings, wide=True), tmp_path / "t.docx")
    made = docx.Document(str(tmp_path / "t.docx"))
    names = [item.get(f"{W}name") for item in made.element.body.iter(f"{W}bookmarkStart")]
    assert len(set(names)) == 2
    assert made.sections[0].page_width > made.sections[0].page_height
