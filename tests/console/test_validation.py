"""The closing summary of validation."""

from dataclasses import replace
from pathlib import Path

from rich.console import Console
from tests.report.validation.made import events, many, package, ran, rule, validation

from nec_cdisc.console.validation import RULES, show_validation
from nec_cdisc.problem import Place, Problem
from nec_cdisc.validate.core_report import CoreRun, State
from nec_cdisc.validate.running import Outcome, Result
from nec_cdisc.validate.validation import Validation

STUDY = Path("study")


def said(made, target=STUDY / "outputs" / "validation"):
    """Return what is printed."""
    console = Console(highlight=False, width=160, record=True, file=open("/dev/null", "w"))  # noqa: SIM115, PTH123 - nobody reads it
    show_validation(console, made, target, STUDY)
    return console.export_text()


def test_rules_levels_and_outcomes_are_shown():
    """The gravest rule stands first with an example; counts are of open findings, and nothing in a value is markup."""
    text = said(validation())
    lines = [line for line in text.splitlines() if line.startswith(("reject", "error", "warning"))]
    assert [line.split()[:3] for line in lines] == [["reject", "PKG105", "1"], ["error", "AEV101", "2"]]
    assert "<script>document.title" in text
    assert "<U+0007>" in text
    assert "open findings: 1 reject, 2 error, 0 warning, 0 note; waived: 1" in text
    assert "rules: 1 passed, 3 found, 1 skipped, 1 broken" in text
    assert "broken LBV102: ValueError: <oh>" in text
    assert "1 rule skipped, with the reason in the reports" in text
    assert "Not ready" in text
    assert "reports: outputs/validation/index.html" in text


def test_a_clean_package_is_said_to_be_clean():
    """Without anything grave the summary says so, and reports elsewhere are named as they were."""
    text = said(Validation(package(events()), (), ()), Path("elsewhere"))
    assert "Nothing grave is open." in text
    assert "reports: elsewhere/index.html" in text


def test_many_rules_are_cut():
    """No screen is filled: the gravest rules are shown, and how many more there are."""
    assert f"and {100 - RULES} more rules with findings" in said(many(1_000))


def test_reasons_that_several_rules_share_are_told():
    """A reason to skip several rules is shown once with their number, and others are counted."""
    reasons = ["no LB", "no LB", "no VS"]
    results = tuple(Result(rule(f"LBV{at}"), Outcome.SKIPPED, reason=why) for at, why in enumerate(reasons))
    text = said(Validation(package(events()), results, ()))
    assert "2 rules skipped: no LB" in text
    assert "1 more rule skipped" in text
    assert "no VS" not in text


def test_comparison_core_and_waivers_are_told():
    """What is new and gone, what CORE said when it failed, and waivers that cannot be used are shown."""
    core = CoreRun(State.FAILED, "CORE ended with exit code 2 and wrote no report", said="No such option: [-x]")
    problem = Problem("WVR110", "a waiver cannot be used: who must be filled", Place("mappings/waivers.csv", 2, 1))
    text = said(replace(validation(earlier=[{"identity": "x"}], core=core), problems=(problem,)))
    assert "compared with earlier.json: 4 new, 0 persisting, 1 gone" in text
    assert "No such option: [-x]" in text
    assert "WVR110 mappings/waivers.csv:2:1" in text
    assert "No such option" not in said(validation(core=ran()))
