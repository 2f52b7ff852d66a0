"""HTML that loads nothing and runs nothing."""

import re
import time

import pytest
from tests.document.made import LONG, RIGHT_TO_LEFT, document, long_table
from tests.report.validation import browser

from nec_cdisc.document.html import html_text, write_html
from nec_cdisc.document.model import Paragraph, text


def test_it_holds_no_script_and_loads_nothing():
    """Texts of the data are text, scripts are linked to by nothing, and the page asks for no other file."""
    page = html_text(document())
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "javascript:" not in page
    assert re.findall(r'(?:src|href)="([^"]*)"', page) == ["#intro", "#form.ae", "#form.ae", "https://example.org/x"]
    assert "<U+202E>" in page.replace("&lt;", "<").replace("&gt;", ">")


def test_it_is_the_same_each_time():
    """The same content gives the same page, without the clock."""
    assert html_text(document()) == html_text(document())
    assert '<meta name="date" content="2019-09-30">' in html_text(document())


def test_a_long_table_is_quick():
    """5,000 rows take a second at most on a busy machine."""
    before = time.process_time()
    assert html_text(document(long_table(5000))).count("<tr>") > 5000
    assert time.process_time() - before < 5


def test_a_browser_shows_it(tmp_path):
    """It opens without a complaint or a request, is no wider than the window, and prints on several pages."""
    if browser.found() is None:
        pytest.skip("there is no Chromium on this machine")
    chromium = browser.Browser(tmp_path / "profile")
    try:
        chromium.size(1280, 900)
        path = tmp_path / "guide.html"
        write_html(document(Paragraph(text(LONG)), Paragraph(text(RIGHT_TO_LEFT)), long_table(60)), path)
        chromium.open(path)
        assert chromium.run("document.title") == "A guide"
        assert chromium.run("document.documentElement.scrollWidth") <= 1280
        assert chromium.run("document.getElementById('form.ae').textContent") == "1.1 Adverse events"
        assert chromium.complaints == []
        assert [address for address in chromium.requests if not address.startswith(path.as_uri())] == []
        assert chromium.screenshot(tmp_path / "page.png").stat().st_size > 15_000
        assert chromium.pdf(tmp_path / "page.pdf").read_bytes().count(b"/Type /Page\n") > 1
    finally:
        chromium.close()
