"""A PDF as readers see it."""

import io
import re
import subprocess
import sys
import time

import pypdf
import pytest
from tests.document.made import LONG, RIGHT_TO_LEFT, document, long_table

from nec_cdisc.document.model import Document, Paragraph, text
from nec_cdisc.document.pdf.write import pdf_bytes, write_pdf

WITH_SEED = "from tests.document.made import *\nfrom nec_cdisc.document.pdf.write import *\nimport hashlib\n"


@pytest.fixture(scope="module")
def read():
    """Write a document with every kind of block and read it again."""
    return pypdf.PdfReader(io.BytesIO(pdf_bytes(document(Paragraph(text(RIGHT_TO_LEFT))))))


def test_its_text_can_be_searched(read):
    """A reader finds what is said, and harmful texts as they stand."""
    said = "".join(page.extract_text() for page in read.pages)
    assert "Mind this." in said
    assert "<script>document.title='harmed'</script> {{ 7*7 }}" in said.replace("\n", " ")
    assert "<U+202E>" in said.replace("\n", "")
    assert "<U+05D0>" in said.replace("\n", "")


def test_places_have_names_and_bookmarks(read):
    """define.xml can point to a form, and the bookmarks lead to each heading."""
    assert set(read.named_destinations) == {"intro", "form.ae"}
    place = read.named_destinations["form.ae"]
    assert read.get_destination_page_number(place) == 3
    assert "Adverse events" in read.pages[3].extract_text().split("What there is")[0]
    first, below = read.outline
    assert first.title == "1 Introduction"
    assert [item.title for item in below] == ["1.1 Adverse events"]


def test_contents_say_the_page(read):
    """The numbers of the contents are those of the pages."""
    assert re.search(r"1\.1 Adverse events\s*4", read.pages[1].extract_text())


def test_every_font_is_embedded(read):
    """It looks the same on a machine without the fonts."""
    fonts = {
        font.get_object()["/BaseFont"]: font.get_object()["/FontDescriptor"].get_object()
        for page in read.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert len(fonts) == 3
    assert all("BitstreamVera" in name and "/FontFile2" in described for name, described in fonts.items())


def test_it_tells_no_other_day_and_nobody():
    """Created and changed on the day of the document, by the program, with its title; no path of a machine."""
    data = pdf_bytes(document())
    assert set(re.findall(rb"D:\d{14}", data)) == {b"D:20190930000000"}
    about = pypdf.PdfReader(io.BytesIO(data)).metadata
    assert (about.title, about.author, about.creator) == ("A guide", "", "nec-cdisc")
    assert not re.search(rb"20[2-9]\d-|/home|/work|/tmp", data)


def test_links_lead_to_places_and_pages_and_never_run():
    """A link to a place that is not there, or to a script, is text."""
    data = pdf_bytes(document())
    assert b"https://example.org/x" in data
    assert b"javascript" not in data.lower()
    assert b"/JS" not in data
    assert data.count(b"/Subtype /Link") == 4


def test_it_is_the_same_each_time():
    """Twice here, and with other hash seeds and zones, the bytes are the same."""
    code = f"{WITH_SEED}print(hashlib.sha256(pdf_bytes(document())).hexdigest())"
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": ":".join(sys.path), "SOURCE_DATE_EPOCH": "1"},
            capture_output=True, check=True, text=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }  # fmt: skip
    assert len(found) == 1
    assert pdf_bytes(document()) == pdf_bytes(document())


def test_a_long_table_is_quick():
    """5,000 rows take seconds, on a busy machine too."""
    before = time.process_time()
    data = pdf_bytes(document(long_table(5000), Paragraph(text(LONG))))
    assert time.process_time() - before < 20
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) > 90


def test_a_document_without_content_can_be_written(tmp_path):
    """A title alone makes a page; a wide document has wide pages."""
    write_pdf(Document("T", document().stamp, wide=True), tmp_path / "t.pdf")
    page = pypdf.PdfReader(tmp_path / "t.pdf").pages[0]
    assert page.mediabox.width > page.mediabox.height
