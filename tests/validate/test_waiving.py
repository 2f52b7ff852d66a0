"""Waivers accept the findings that they name, and those that match nothing are told."""

from dataclasses import replace

import pytest
from tests.report.validation.made import place, rule

from nec_cdisc.validate.finding import Finding
from nec_cdisc.validate.running import Outcome, Result
from nec_cdisc.validate.waiver import Register, Waiver
from nec_cdisc.validate.waiving import matches, unmatched, waive

RULE = rule("AEV101")
FINDING = Finding(
    RULE,
    "AE",
    "m",
    ("AEENDTC", "AESTDTC"),
    3,
    "T-1-001",
    "4",
    (("AEENDTC", "2019-02"), ("AESTDTC", "2019-03")),
    (("USUBJID", "T-1-001"), ("AETERM", "x")),
)
WAIVER = Waiver("AEV101", "AE", "Known", "A. Manager", "2026-02-01", place())


@pytest.mark.parametrize(
    "narrowed",
    [
        {},
        {"subject": "T-1-001"},
        {"variable": "AESTDTC", "value": "2019-03"},
        {"keys": {"AETERM": "x", "AESEQ": "4", "USUBJID": "T-1-001"}},
        {"finding": FINDING.identity},
    ],
)
def test_a_waiver_accepts_what_it_names(narrowed):
    """A class of findings, or one by subject, value, keys or identity, is accepted."""
    assert matches(replace(WAIVER, **narrowed), FINDING)


@pytest.mark.parametrize(
    "narrowed",
    [
        {"rule": "AEV102"},
        {"dataset": "CM"},
        {"subject": "T-1-002"},
        {"variable": "AETERM"},
        {"variable": "AESTDTC", "value": "2019-02"},
        {"keys": {"AETERM": "y"}},
        {"keys": {"AESEQ": "5"}},
        {"keys": {"AENOTHING": "5"}},
        {"finding": "0123456789abcdef"},
    ],
)
def test_what_differs_in_anything_is_not_accepted(narrowed):
    """A waiver never reaches further than it says: one value that differs keeps the finding open."""
    assert not matches(replace(WAIVER, **narrowed), FINDING)


def test_findings_carry_their_waiver_and_others_stay_open():
    """The first waiver that matches explains the finding, and each that matches counts as used."""
    other = replace(FINDING, subject="T-1-002")
    narrow = replace(WAIVER, subject="T-1-001", reason="Narrow")
    found, used = waive([FINDING, other], Register((narrow, replace(narrow, reason="Again")), exists=True))
    assert [item.waiver and item.waiver.reason for item in found] == ["Narrow", None]
    assert [item.reason for item in used] == ["Narrow", "Again"]


def result(outcome):
    """Return what became of the rule."""
    return Result(RULE, outcome)


def test_a_waiver_that_matches_nothing_is_a_finding():
    """It says whose waiver it was, and leads to its line in the register."""
    stale, (finding,) = unmatched(Register((WAIVER,), exists=True), [], [result(Outcome.PASSED)])
    assert (stale.outcome, finding.rule.id, finding.line) == (Outcome.FOUND, "WVR101", "mappings/waivers.csv:2:1")
    assert "AEV101 by A. Manager of 2026-02-01" in finding.message


@pytest.mark.parametrize("results", [[], [result(Outcome.SKIPPED)], [result(Outcome.BROKEN)]])
def test_a_waiver_of_a_rule_that_was_not_run_is_not_judged(results):
    """Where nobody looked, nobody knows whether the finding is gone."""
    stale, found = unmatched(Register((WAIVER,), exists=True), [], results)
    assert (stale.outcome, found) == (Outcome.SKIPPED, ())
    assert "were not run" in stale.reason


def test_without_a_register_the_rule_is_skipped():
    """No register is no pass; a register whose waivers all match is one."""
    assert unmatched(Register(), [], [])[0].outcome is Outcome.SKIPPED
    used = Register((WAIVER,), exists=True)
    assert unmatched(used, [WAIVER], [result(Outcome.FOUND)])[0].outcome is Outcome.PASSED
