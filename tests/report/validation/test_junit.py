"""The outcome of rules for continuous integration."""

import re
from xml.etree.ElementTree import Element, fromstring
from xml.sax.saxutils import escape, quoteattr

import pytest
from tests.report.validation.made import ABOUT, NASTY, events, many, package, rule, unusable, validation

from nec_cdisc.report.validation import junit
from nec_cdisc.report.validation.junit import SHOWN, write_junit
from nec_cdisc.validate.finding import Finding
from nec_cdisc.validate.running import Outcome, Result
from nec_cdisc.validate.validation import Validation


def read(path) -> Element:
    """Return the root of a file that we wrote."""
    return fromstring(path.read_text("utf-8"))  # noqa: S314 - our own file


def cases(tmp_path, made):
    """Write a report and return its cases by the id of their rule."""
    write_junit(made, ABOUT, tmp_path / "j.xml")
    root = read(tmp_path / "j.xml")
    return root, {case.get("name").split()[0]: case for case in root.iter("testcase")}


def test_each_rule_is_a_case_of_its_outcome(tmp_path):
    """Open findings of grave rules fail, broken rules are errors, skipped ones say why, others pass."""
    root, found = cases(tmp_path, validation())
    kinds = {name: [child.tag for child in case] for name, case in found.items()}
    assert kinds == {
        "AEV101": ["failure"],
        "AEV102": ["system-out"],
        "AEV103": [],
        "LBV101": ["skipped"],
        "LBV102": ["error"],
        "PKG105": ["failure"],
    }
    assert [root.get(name) for name in ("tests", "failures", "errors", "skipped")] == ["6", "2", "1", "1"]
    assert found["LBV101"].find("skipped").get("message") == "there is no LB"
    assert "(waived: Known & <accepted>)" in found["AEV102"].find("system-out").text


def test_no_text_breaks_the_file(tmp_path):
    """Marks of XML and signs that it cannot hold are told as text."""
    finding = Finding(rule("AEV101", says=NASTY), "AE", f"\x00\ud800 ]]> {NASTY}", subject="\x01")
    made = Validation(package(events()), (Result(finding.rule, Outcome.FOUND),), (finding,))
    _, found = cases(tmp_path, made)
    assert "<script>" in found["AEV101"].find("failure").text
    read(tmp_path / "j.xml")


def test_very_many_findings_are_counted(tmp_path):
    """A rule names its first findings, and how many more there are."""
    _, found = cases(tmp_path, many(1_000, rules=1))
    text = found["LBV101"].find("failure").text
    assert text.endswith(f"and {1_000 - SHOWN} more")


@pytest.mark.parametrize(
    "text", ["a & b <c>", 'says "no"', "it's", 'it\'s "no"', "two\nlines\tand\r", "\x07\ud800", ""]
)
def test_texts_stand_as_the_standard_library_writes_them(text):
    """Attributes and texts are escaped as ``xml.sax.saxutils`` does it, whose import takes longer than the report."""
    held = re.sub("[\x07\ud800]", "\ufffd", text)
    assert (junit._attribute(text), junit._text(text)) == (quoteattr(held), escape(held))


def test_what_cannot_be_used_is_an_error(tmp_path):
    """A waiver that cannot be used, or a standard that is not there, lets the file tell of no success."""
    root, found = cases(tmp_path, unusable())
    assert [root.get(name) for name in ("tests", "errors")] == ["3", "2"]
    assert found["WVR110"].find("error").get("message") == "mappings/waivers.csv:2:1"
    assert found["STD113"].get("name") == "STD113 There is no 9.9"
