"""The page of a define.xml, in a real browser and as text: it shows all, loads nothing and needs no script."""

from __future__ import annotations

import re

import pytest
from lxml import etree
from tests.define.conftest import converted
from tests.report.validation import browser

from nec_cdisc.define.html import to_html

#: A dataset of each page, with a text that its table shows.
SHOWN = {"sdtm": ("AE", "Reported Term for the Adverse Event"), "adam": ("ADTTE", "Censor")}


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    """Start a browser for the tests of this file."""
    if browser.found() is None:
        pytest.skip("there is no Chromium on this machine")
    started = browser.Browser(tmp_path_factory.mktemp("profile"))
    started.size(1280, 900)
    yield started
    started.close()


@pytest.fixture(params=["sdtm", "adam"])
def made(request):
    """Give each of the two, with its name."""
    return request.getfixturevalue(request.param), request.param


def test_the_page_shows_datasets_and_value_levels(made, chromium):
    """The page shows variables and value levels, asks for nothing but itself, and its scripts complain of nothing."""
    made, name = made
    chromium.open(made.folder / "define.html")
    dataset, text = SHOWN[name]
    assert text in chromium.run(f"document.getElementById('{dataset}') ? '' : document.body.innerText")
    chromium.run("expand_all_vlm()")
    assert "LBTESTCD" in chromium.run("document.body.innerText") or name == "adam"
    assert [address for address in chromium.requests if not address.startswith(("file:", "data:"))] == []
    assert [item for item in chromium.complaints if "exceptionDetails" in item] == []
    assert "unresolved" not in chromium.run("document.body.innerText")


def test_without_javascript_all_of_it_is_there(made, chromium):
    """Where scripts are switched off, datasets, value levels and methods can be read all the same."""
    made, name = made
    chromium.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        chromium.open(made.folder / "define.html")
        text = chromium.text("body")
    finally:
        chromium.call("Emulation.setScriptExecutionDisabled", value=False)
    for word in (SHOWN[name][1], "Count the days from the reference date", "PARAMCD" if name == "adam" else "LBTESTCD"):
        assert word in text


def test_the_page_refers_to_nothing_outside(made):
    """Nothing is loaded: no script, style, picture or frame has an address beyond the page itself."""
    html = made[0].html
    loaded = re.findall(r"<(?:script|link|img|iframe|object|embed)[^>]*(?:src|href|data)=[\"']([^\"']+)", html)
    assert [address for address in loaded if not address.startswith("data:")] == []
    assert re.findall(r"(?:url\(|@import)\s*[\"']?(?!data:)[a-z]+:", html) == []


def test_markup_in_texts_is_text(build, tmp_path):
    """A label that looks like a script is shown, not run; an entity of a foreign file is not read."""
    root = etree.fromstring(converted(build()).xml)
    next(root.iter("{*}TranslatedText")).text = "<script>alert(1)</script>"
    assert b"<script>alert(1)" not in to_html(etree.tostring(root))
    secret = tmp_path / "secret.txt"
    secret.write_text("what nobody may read", encoding="utf-8")
    evil = f'<!DOCTYPE ODM [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode() + etree.tostring(root)
    assert b"what nobody may read" not in to_html(evil.replace(b"&lt;script&gt;", b"&e;", 1))
