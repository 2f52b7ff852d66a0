"""Issues of the reviewer's guide."""

from nec_cdisc.plugin.check import Level
from nec_cdisc.validate.issues import HEADINGS, UNEXPLAINED, Told, issues
from nec_cdisc.validate.waiving import RULE


def told(rule, level=Level.ERROR, reason=None, dataset="AE"):
    """Return a finding."""
    return Told(rule, dataset, level, "It holds.", reason)


def test_findings_are_counted_by_rule_dataset_and_reason():
    """Grave rules come first, open findings before accepted ones, and reasons are kept apart."""
    found = issues(
        [
            told("B", Level.WARNING),
            told("C", reason="Two"),
            told("C", reason="One"),
            told("C"),
            told("C"),
            told("A", Level.REJECT, dataset="DM"),
        ]
    )
    assert [(item.rule, item.dataset, item.count, item.explanation) for item in found] == [
        ("A", "DM", 1, None),
        ("C", "AE", 2, None),
        ("C", "AE", 1, "One"),
        ("C", "AE", 1, "Two"),
        ("B", "AE", 1, None),
    ]


def test_notes_and_stale_waivers_are_no_issues():
    """They say nothing of the package that a reviewer must know."""
    assert issues([told("A", Level.NOTE), told(RULE.id)]) == ()


def test_a_row_says_what_nobody_explained():
    """The cells stand below the headings, and an open issue waits for its explanation."""
    row = issues([told("A")])[0].cells
    assert len(row) == len(HEADINGS)
    assert row == ("A", "AE", "error", "It holds.", 1, UNEXPLAINED)
