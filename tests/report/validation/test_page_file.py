"""The page is one file that loads nothing, and no text of the study is more than text in it."""

import json
import re
import time
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.report.validation.made import ABOUT, NASTY, events, many, package, place, ran, rule, validation

from nec_cdisc.report.validation.about import About
from nec_cdisc.report.validation.page_file import page, write_page
from nec_cdisc.validate.finding import Finding
from nec_cdisc.validate.running import Outcome, Result
from nec_cdisc.validate.validation import Validation
from nec_cdisc.validate.waiver import Waiver


class Read(HTMLParser):
    """What a browser makes of a page: its elements, and its text by element."""

    def __init__(self):
        """Read nothing yet."""
        super().__init__()
        self.tags, self.attributes, self.texts, self.open = [], [], {}, []

    def handle_starttag(self, tag, attrs):
        """Note an element."""
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in {"meta", "link", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        """Elements end in the order in which they began."""
        assert self.open.pop() == tag

    def handle_data(self, data):
        """Note a text."""
        if self.open:
            self.texts[self.open[-1]] = self.texts.get(self.open[-1], "") + data


def read(text):
    """Read a page as a browser does."""
    reader = Read()
    reader.feed(text)
    assert reader.open == []
    return reader


FULL = page(validation(earlier=[{"identity": "x", "message": NASTY, "dataset": NASTY}], core=ran()), ABOUT)


def test_elements_are_whole_and_texts_inert():
    """A script in a raw value adds no element: there are the data and our own script."""
    found = read(FULL)
    assert found.tags.count("script") == 2
    assert [value for tag, name, value in found.attributes if name.startswith("on")] == []
    assert "document.title" in found.texts["td"]
    data = json.loads(re.search(r'id="data">(.*?)</script>', FULL, re.DOTALL)[1])
    assert any("<script>" in row[5] for row in data["rows"])


def test_nothing_is_loaded():
    """No element names an address elsewhere, and the page forbids itself to load anything."""
    found = read(FULL)
    links = [value for _, name, value in found.attributes if name in {"src", "href", "action", "data"}]
    assert all(value.startswith(("#", "data:")) for value in links)
    assert "default-src 'none'" in FULL
    assert not re.search(r"url\(|@import|https?://", FULL)


def test_sections_are_there_when_there_is_something_to_say():
    """Waivers, comparison and audit have sections only where there are some; CORE is always told of."""
    sections = {value for tag, name, value in read(FULL).attributes if tag == "section" and name == "id"}
    assert {"waived", "comparison", "core"} <= sections
    plain = page(validation(), ABOUT)
    assert 'id="comparison"' not in plain
    assert 'id="recist"' not in plain
    assert "CORE was not run" in plain


def test_findings_can_be_read_without_javascript():
    """Each rule with findings shows them, with what to do, in the page itself."""
    text = read(FULL).texts
    assert "Nausea starts 2019-07-02" in text["td"]
    assert "Do AEV101." in text["dd"]


def test_the_page_is_the_same_every_time(tmp_path):
    """The same validation gives the same bytes."""
    for name in ("one", "two"):
        write_page(validation(), ABOUT, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("count", [10_000])
def test_very_many_findings_are_built_quickly(count):
    """A page of 10,000 findings takes little CPU time, and stays small enough to be opened."""
    held = many(count)
    start = time.process_time()
    text = page(held, ABOUT)
    assert time.process_time() - start < 5
    assert len(text) < 6_000_000


@settings(max_examples=60)
@given(st.text(), st.text(min_size=1))
def test_no_text_changes_the_page(message, name):
    """Whatever a value, a name or a reason holds, the page has the same elements, and its data can be read."""
    plain, odd = (made_of(*texts) for texts in (("m", "n"), (message, name)))
    assert read(odd).tags == read(plain).tags
    assert json.loads(re.search(r'id="data">(.*?)</script>', odd, re.DOTALL)[1])["rows"]


def made_of(message, name):
    """Return the page of a finding, an open and a waived one, made of texts."""
    broken = rule("AEV101", says=f"It holds. {message}")
    waiver = Waiver("AEV101", "AE", name, name, "2026-02-01", place())
    finding = Finding(broken, name, f"m{message}", (name,), 1, name, name, ((name, message),), raw=(name,), line=name)
    results = (Result(broken, Outcome.FOUND), Result(rule("AEV102"), Outcome.BROKEN, reason=f"r{message}"))
    made = Validation(package(events()), results, (finding, replace(finding, waiver=waiver)))
    return page(made, About(name, name, None))
