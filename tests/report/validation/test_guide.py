"""The section of the reviewer's guide."""

from tests.report.validation.made import ABOUT, events, package, place, ran, rule, unusable, validation

from nec_cdisc.plugin.check import Level
from nec_cdisc.report.validation.guide import guide_section, write_guide
from nec_cdisc.validate.finding import Finding
from nec_cdisc.validate.issues import UNEXPLAINED, Issue
from nec_cdisc.validate.validation import Validation
from nec_cdisc.validate.waiver import Waiver
from nec_cdisc.validate.waiving import RULE


def test_open_and_accepted_findings_are_counted_by_rule():
    """Grave rules come first; what was accepted has its explanation, what is open has none."""
    assert guide_section(validation()) == (
        Issue("PKG105", "DM", Level.REJECT, "It holds.", 1, None),
        Issue("AEV101", "AE", Level.ERROR, "It holds.", 2, None),
        Issue("AEV102", "AE", Level.WARNING, "It holds.", 1, "Known & <accepted>"),
    )


def test_reasons_are_kept_apart_and_what_is_no_issue_left_out():
    """Findings accepted for two reasons have two rows; notes and stale waivers have none."""
    first = Waiver("AEV101", "AE", "One", "A", "2026-02-01", place())
    second = Waiver("AEV101", "AE", "Two", "A", "2026-02-01", place())
    found = (
        *(Finding(rule("AEV101"), "AE", "m", waiver=waiver) for waiver in (second, first, first, None)),
        Finding(rule("AEV104", Level.NOTE), "AE", "m"),
        Finding(RULE, "AE", "m"),
    )
    rows = guide_section(Validation(package(events()), (), found))
    assert [(row.count, row.explanation) for row in rows] == [(1, None), (2, "One"), (1, "Two")]


def test_it_is_markdown_that_shows_texts_as_they_stand(tmp_path):
    """A table with a row for each; no text of the study is markup, and CORE is told of."""
    write_guide(validation(), ABOUT, tmp_path / "g.md")
    text = (tmp_path / "g.md").read_text("utf-8")
    assert f"| PKG105 | DM | reject | It holds. | 1 | {UNEXPLAINED} |" in text
    assert "Known & &lt;accepted>" in text
    assert "CORE was not run" in text
    write_guide(validation(core=ran()), ABOUT, tmp_path / "g.md")
    assert "CDISC CORE 0.17.1 was run" in (tmp_path / "g.md").read_text("utf-8")


def test_a_bar_in_a_reason_makes_no_column(tmp_path):
    """Signs of the table are masked in texts."""
    waiver = Waiver("AEV101", "AE", "a | b\n*c*", "A", "2026-02-01", place())
    held = Validation(package(events()), (), (Finding(rule("AEV101"), "AE", "m", waiver=waiver),))
    write_guide(held, ABOUT, tmp_path / "g.md")
    assert "| a \\| b \\*c\\* |" in (tmp_path / "g.md").read_text("utf-8")


def test_without_findings_it_says_so(tmp_path):
    """A clean package has its section, too."""
    write_guide(Validation(package(events()), (), ()), ABOUT, tmp_path / "g.md")
    assert "No finding is open" in (tmp_path / "g.md").read_text("utf-8")


def test_what_was_not_judged_is_no_silence(tmp_path):
    """A standard that is not there, and a rule that broke, stand before the words that nothing was found."""
    write_guide(unusable(), ABOUT, tmp_path / "g.md")
    assert "Not usable (STD113): There is no 9.9" in (tmp_path / "g.md").read_text("utf-8")
    write_guide(validation(), ABOUT, tmp_path / "g.md")
    assert "Rules that broke, of which nothing is known: LBV102." in (tmp_path / "g.md").read_text("utf-8")
