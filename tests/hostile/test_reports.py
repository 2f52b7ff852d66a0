"""Raw text and texts of mappings in every report: none becomes an element, a script, a formula or a rule of a template.

Each study is written twice: with texts that mean harm, and with plain ones in their places. Whatever reads HTML, XML or
a workbook must see the same elements in both.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring

from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.cli.validate import Asked, run_validate
from nec_cdisc.crf.publish import write_crf
from nec_cdisc.define.publish import write_define
from nec_cdisc.guide.publish import write_csdrg
from nec_cdisc.plan.lint import lint
from nec_cdisc.study.folder import open_study

#: Raw values: an element, the end of a script, a formula, the end of a section, a template, a link, a steering sign.
VALUES = (
    "<script>alert(1)</script>",
    "</script></style><img src=x onerror=alert(1)>",
    '=HYPERLINK("http://x";"y")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "]]><x/>",
    "{{ 7*7 }}{% for a in (1,2) %}",
    "[x](javascript:alert(1)) ![y](http://z/y.png)",
    "&lt;b&gt; &amp; &#60;script&#62;",
    '" onmouseover="alert(1)',
)
PLAIN = "plain text"
#: What a label may hold in 40 characters.
LABEL, PLAIN_LABEL = "<b onclick=alert(1)>x</b> {{ 7*7 }}", "A plain label"
#: A number of a subject, which findings of validation name.
SUBJECT = "<img src=x onerror=alert(1)>"
MAPPING = """\
dataset: DM
one_record_per: {text}
rows:
  from: dm
  look_up:
    more: {{table: more, match: [site, subj]}}
variables:
  SUBJID: subj
  RFSTDTC: {{date: first}}
  SITEID: site
  BRTHDTC: {{date: more.birth}}
  SEX: {{code: sex, list: sex}}
  COUNTRY: {{constant: DEU, comment: {text}}}
supplementary:
  NOTE: {{take: more.note, label: {label}}}
edit_checks:
  - {{when: more.note is filled, say: {text}}}
"""


class Elements(HTMLParser):
    """Takes down the elements of a page with the names of their attributes, as a browser sees them."""

    def __init__(self, page: str) -> None:
        """Read a page."""
        super().__init__()
        self.seen: list[tuple[str, tuple[str, ...]]] = []
        self.links: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take down an element."""
        self.seen.append((tag, tuple(name for name, _ in attrs)))
        self.links |= {str(value) for name, value in attrs if name in {"href", "src"}}


def quoted(text: str) -> str:
    """Return a text of YAML."""
    return json.dumps(text)


def made(attack, texts: tuple[str, ...], text: str, label: str, subject: str) -> Path:
    """Make every report of a study whose values, texts of mappings, and number of one subject are these."""
    rows = "".join(f'01,{at:03},,"{value.replace(chr(34), chr(34) * 2)}"\n' for at, value in enumerate(texts, 1))
    subjects = "".join(f"01,{at:03},{'f' if at % 2 else 'nobody'},0{at}.07.2019\n" for at in range(1, len(texts) + 1))
    subjects += f"01,{subject},f,01.08.2019\n"
    folder = attack.write(
        {
            "raw/more.csv": "site,subj,birth,note\n" + rows,
            "raw/dm.csv": "site,subj,sex,first\n" + subjects,
            "mappings/sdtm/dm.yaml": MAPPING.format(text=quoted(text), label=quoted(label)),
        }
    )
    assert run_sdtm(folder, None, final=False) == 0, attack.said()
    run_validate(folder, Asked())
    outputs = folder / "outputs"
    plan = lint(open_study(folder)).plan
    assert plan is not None
    documents = outputs / "documents"
    write_crf(plan, documents, ("html",))
    assert write_csdrg(plan, folder, outputs, documents, ("html",)) == []
    write_define(plan, outputs / "sdtm", documents)
    return outputs


@pytest.fixture
def twins(attack) -> tuple[Path, Path]:
    """Give the outputs of a study that means harm and of its plain twin."""
    harm = made(attack, VALUES, f"Say {VALUES[0]} {VALUES[1]} {VALUES[5]}", LABEL, SUBJECT)
    texts = tuple(f"{PLAIN} {at}" for at in range(len(VALUES)))
    return harm, made(attack, texts, PLAIN, PLAIN_LABEL, "999")


def pairs(twins: tuple[Path, Path], *suffixes: str) -> dict[str, tuple[Path, Path]]:
    """Return the reports of some formats, of both twins, by name."""
    names = {path.relative_to(twins[0]).as_posix() for path in twins[0].rglob("*") if path.suffix in suffixes}
    return {name: (twins[0] / name, twins[1] / name) for name in sorted(names)}


def test_no_text_becomes_an_element_of_a_page(twins):
    """Validation, annotated CRF, guide and define.xml in a browser have the elements and links of the plain twin."""
    found = pairs(twins, ".html")
    assert {"validation/index.html", "documents/define.html", "documents/acrf.html"} <= found.keys()
    seen = 0
    for name, both in found.items():
        harm, plain = (Elements(path.read_text("utf-8")) for path in both)
        assert harm.seen == plain.seen, name
        assert not [link for link in harm.links if "script:" in link or "http://z" in link], name
        assert not re.search(r"\b49\b", both[0].read_text("utf-8")) or "7*7" in both[0].read_text("utf-8"), name
        seen += "alert(1)" in both[0].read_text("utf-8")
    assert seen >= 3, "the texts that mean harm are shown, as text"


def test_no_text_becomes_an_element_of_xml(twins):
    """define.xml and JUnit are well formed, declare no entity, and have the elements of the plain twin."""
    found = pairs(twins, ".xml")
    assert {"validation/junit.xml", "documents/define.xml"} <= found.keys()
    for name, both in found.items():
        harm, plain = ([item.tag for item in fromstring(path.read_bytes()).iter()] for path in both)
        assert harm == plain, name
    assert "alert(1)" in "".join(fromstring(found["documents/define.xml"][0].read_bytes()).itertext())


def test_no_text_becomes_a_formula(twins):
    """No cell of any table begins, or begins anew behind a separator, with a sign of a formula."""
    found = pairs(twins, ".csv")
    assert len(found) > 8
    for name, (path, _) in found.items():
        for line in csv.reader(io.StringIO(path.read_text("utf-8"))):
            assert not [cell for cell in line if re.search(r"(^|[;\t\n])[=+\-@]", cell)], name
    told = "".join(path.read_text("utf-8") for path, _ in found.values())
    assert "HYPERLINK" in told, "the formula is shown, as text"


def test_no_text_becomes_a_formula_of_a_workbook(twins):
    """Workbooks hold texts: the only formulas are those of the plain twin, and nothing links elsewhere."""
    found = pairs(twins, ".xlsx")
    assert len(found) >= 2
    for name, both in found.items():
        formulas, parts = [], []
        for path in both:
            with zipfile.ZipFile(path) as book:
                parts.append(sorted(book.namelist()))
                sheets = b"".join(book.read(item) for item in book.namelist() if "/sheet" in item)
                formulas.append(len(re.findall(rb"<f[ >]", sheets)))
        assert formulas[0] == formulas[1], name
        assert parts[0] == parts[1], name


def test_no_text_ends_a_text_of_another_format(twins):
    """JSON, SARIF and Markdown stay what they are: data parse, and no line of Markdown begins an element."""
    for name, (path, _) in pairs(twins, ".json", ".sarif").items():
        assert json.loads(path.read_text("utf-8")), name
    for name, both in pairs(twins, ".md").items():
        harm, plain = (re.findall(r"(?m)^(#+ |\s*<|!\[)", path.read_text("utf-8")) for path in both)
        assert harm == plain, name
