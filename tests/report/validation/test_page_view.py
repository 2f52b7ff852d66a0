"""What the page shows besides the table of findings."""

from tests.report.validation.made import ABOUT, many, ran, validation

from nec_cdisc.plugin.check import Level
from nec_cdisc.problem import Place, Problem
from nec_cdisc.records.package import Package
from nec_cdisc.report.validation.page_view import EXAMPLES, view
from nec_cdisc.validate.running import Outcome
from nec_cdisc.validate.validation import Validation


def test_rules_that_need_a_look_come_first():
    """Broken rules stand on top, then those with open findings, the gravest in front; passed ones come last."""
    rules = view(validation(), ABOUT).rules
    assert [item.rule.id for item in rules] == ["LBV102", "PKG105", "AEV101", "AEV102", "LBV101", "AEV103"]
    assert [(item.open, item.waived) for item in rules][1:4] == [(1, 0), (2, 0), (0, 1)]


def test_many_findings_of_a_rule_are_examples_and_a_number():
    """A rule shows its first findings, and tells how many more there are."""
    (item,) = view(many(100, rules=1), ABOUT).rules
    assert (len(item.examples), item.more) == (EXAMPLES, 100 - EXAMPLES)


def test_datasets_and_subjects_have_their_counts():
    """Absent datasets are told of, too; subjects with the gravest findings come first."""
    shown = view(validation(), ABOUT)
    assert [(item.name, item.records, item.total, item.waived) for item in shown.datasets] == [
        ("AE", 6, 2, 1),
        ("DM", None, 1, 0),
    ]
    assert [(item.name, item.open.get(Level.ERROR, 0), item.waived) for item in shown.subjects] == [
        ("T-1-001", 1, 0),
        ("T-1-002", 1, 0),
        ("T-1-003", 0, 1),
    ]


def test_waivers_comparison_and_core_are_told():
    """Accepted findings say why, and CORE's rules are counted by outcome."""
    shown = view(validation(earlier=[], core=ran()), ABOUT)
    assert shown.accepted[0][1] == "Known & <accepted> (A. Manager, 2026-02-01; mappings/waivers.csv:2:1)"
    assert shown.comparison.new == 4
    assert dict(shown.core_outcomes)[Outcome.BROKEN] == 1
    assert not shown.holds


def test_what_could_not_be_read_is_told():
    """Files and waivers that cannot be used are named with their place."""
    unread = Package({}, unread={"ae.xpt": (Problem("XPT150", "ae.xpt is no file", Place("ae.xpt")),)})
    made = Validation(unread, (), (), problems=(Problem("WVR110", "no reason", Place("mappings/waivers.csv", 3, 1)),))
    shown = view(made, ABOUT)
    assert shown.unread == ["XPT150 ae.xpt: ae.xpt is no file"]
    assert shown.problems == ["WVR110 mappings/waivers.csv:3:1: no reason"]
