"""The page in a real browser: it shows, filters and sorts, asks for nothing, complains of nothing, and stays quick."""

import pytest
from tests.report.validation import browser
from tests.report.validation.made import ABOUT, NASTY, many, ran, validation
from tests.report.validation.test_page_audit import COURSE

from nec_cdisc.report.validation.page_file import write_page

#: Seconds within which a page of 10,000 findings is there, and a filter has done its work; a busy machine is no fault.
OPENED, FILTERED = 15, 5
TYPED = """
new Promise(done => {{
  const form = document.getElementById("filters");
  form.elements["{field}"].value = "{value}";
  form.dispatchEvent(new Event("input"));
  setTimeout(() => done(document.getElementById("count").textContent), 300);
}})
"""
COLUMN = "[...document.querySelectorAll('#list tr.row')].map(row => row.cells[{at}].textContent)"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    """Start a browser for the tests of this file."""
    if browser.found() is None:
        pytest.skip("there is no Chromium on this machine")
    started = browser.Browser(tmp_path_factory.mktemp("profile"))
    started.size(1280, 900)
    yield started
    started.close()


def opened(chromium, tmp_path, made, audit=()):
    """Write a page and open it; return the seconds that it took."""
    path = tmp_path / "index.html"
    write_page(made, ABOUT, path, audit)
    return chromium.open(path)


def typed(chromium, field, value):
    """Set a filter; return how many findings are then shown."""
    return int(chromium.run(TYPED.format(field=field, value=value)).split()[0])


def test_the_page_shows_and_filters(chromium, tmp_path):
    """All findings are shown, and by text, rule or status those that were asked for, with what to do about them."""
    opened(chromium, tmp_path, validation(earlier=[], core=ran()), (COURSE,))
    assert chromium.run(COLUMN.format(at=1)) == ["PKG105", "AEV101", "AEV101", "AEV102"]
    assert typed(chromium, "text", "nausea raw/ae.csv:3") == 1
    assert chromium.run(COLUMN.format(at=3)) == ["T-1-002"]
    chromium.run("document.querySelector('#list tr.row').click()")
    assert "Do AEV101." in chromium.run("document.querySelector('#list tr.more').textContent")
    assert typed(chromium, "text", "") == 4
    assert typed(chromium, "status", "waived") == 1
    assert typed(chromium, "status", "*") == 4
    assert typed(chromium, "rule", "AEV101") == 2
    picture = chromium.screenshot(tmp_path / "page.png")
    assert picture.stat().st_size > 20_000


def test_a_count_leads_to_its_findings(chromium, tmp_path):
    """A number in a summary is a link to the findings that it counts; rules can be shown by outcome."""
    opened(chromium, tmp_path, validation())
    chromium.run("document.querySelector('a.tile.error').click()")
    assert (
        chromium.run("new Promise(done => setTimeout(() => done(" + COLUMN.format(at=0) + "), 300))") == ["error"] * 2
    )
    chromium.run("document.querySelector('a[data-outcome=broken]').click()")
    assert chromium.run("[...document.querySelectorAll('details.rule')].filter(rule => !rule.hidden).length") == 1


def test_columns_are_sorted(chromium, tmp_path):
    """A click on a heading sorts, another one turns the order; numbers are sorted as numbers."""
    opened(chromium, tmp_path, many(1_200, rules=1))
    for _ in range(2):
        chromium.run("document.querySelector('#list th[data-sort=sequence] button').click()")
    assert chromium.run(COLUMN.format(at=4))[:3] == ["1200", "1199", "1198"]
    chromium.run("document.querySelector('#subjects th button').click()")
    names = chromium.run("[...document.querySelectorAll('#subjects tbody th')].map(cell => cell.textContent)")
    assert names == sorted(names)


def test_nothing_is_asked_for_and_nothing_complained_of(chromium, tmp_path):
    """The page makes no request but for itself, the console stays empty, and a script in a value does not run."""
    opened(chromium, tmp_path, validation(earlier=[{"identity": NASTY, "message": NASTY}], core=ran()), (COURSE,))
    typed(chromium, "text", "script")
    assert chromium.complaints == []
    assert [url.rpartition("/")[2] for url in chromium.requests if not url.startswith("data:")] == ["index.html"]
    assert chromium.run("document.title") == ABOUT.title


def test_ten_thousand_findings_are_quick(chromium, tmp_path):
    """A page of 10,000 findings opens and filters within seconds, and shows a hundred at a time."""
    assert opened(chromium, tmp_path, many()) < OPENED
    assert len(chromium.run(COLUMN.format(at=0))) == 100
    took = chromium.run(
        "(() => { const start = performance.now(); const form = document.getElementById('filters');"
        "form.elements.text.value = 'hgb 2019-05'; form.dispatchEvent(new Event('submit', {cancelable: true}));"
        "return performance.now() - start; })()"
    )
    assert took < FILTERED * 1_000
    assert 0 < int(chromium.run("document.getElementById('count').textContent.split(' ')[0]")) < 1_000


def test_it_fits_narrow_windows_and_paper(chromium, tmp_path):
    """No window makes the page wider than itself, and it can be printed."""
    chromium.size(600, 900)
    opened(chromium, tmp_path, validation(earlier=[]), (COURSE,))
    assert chromium.run("document.documentElement.scrollWidth <= innerWidth")
    chromium.size(1280, 900)
    assert chromium.pdf(tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


def test_without_javascript_the_findings_stand_at_their_rules(chromium, tmp_path):
    """Where scripts are forbidden the page tells where the findings are, and shows no table without lines."""
    chromium.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        opened(chromium, tmp_path, validation())
        assert "Without JavaScript" in chromium.text("#findings")
        assert chromium.text("#table") == ""
        assert "Nausea starts 2019-07-02" in chromium.text("#rules", whole=True)
    finally:
        chromium.call("Emulation.setScriptExecutionDisabled", value=False)
