"""The score takes a finding for a detection only where it names what is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from score_parts import ours, page
from score_parts.facts import facts
from score_parts.finding import Finding, Run, new, verdict
from score_parts.purpose import built_for
from tests.mutants.catalogue import DEFECTS
from tests.mutants.difference import Difference, Record

DEFECT = next(defect for defect in DEFECTS if defect.id == "sequence-number-twice")
DIFFERENCE = Difference(frozenset(DEFECT.touches), frozenset([Record("LB", 7, "S-1", 12.0)]))
RIGHT = Finding("X1", "error", "LB", ("LBSEQ",), "S-1", 12.0)
OTHER = Finding("X2", "error", "LB", ("LBDTC",), "S-1", 12.0)


def judged(*found: Finding, clean: tuple[Finding, ...] = ()):
    """Return the verdict on some findings."""
    return verdict(DEFECT, DIFFERENCE, Run(clean), Run(found))


def test_a_finding_that_names_variable_and_record_is_a_detection():
    """The record is counted apart, for not every validator names one."""
    assert judged(OTHER, RIGHT) == verdict(DEFECT, DIFFERENCE, Run(), Run((RIGHT, OTHER)))
    found = judged(RIGHT, OTHER)
    assert (found.found, found.record, found.checks, found.beside) == (True, True, ("X1",), 1)


def test_a_finding_without_subject_is_a_detection_without_record():
    """A count per variable is enough to be right, but names no record."""
    found = judged(replace(RIGHT, subject="", sequence=None, count=2))
    assert (found.found, found.record) == (True, False)


@pytest.mark.parametrize(
    "wrong", [OTHER, replace(RIGHT, dataset="VS"), replace(RIGHT, subject="S-2"), replace(RIGHT, variables=())]
)
def test_a_finding_elsewhere_is_no_detection(wrong: Finding):
    """Another variable, dataset or subject is luck, and a word on the dataset as a whole is too little."""
    assert not judged(wrong).found


def test_what_the_clean_package_has_too_is_no_detection():
    """A validator that cries wolf at the same place finds nothing by it."""
    assert not judged(RIGHT, clean=(RIGHT,)).found


def test_a_count_that_grows_is_new():
    """Of findings that stand for many records, one of more records than before is new."""
    before = replace(RIGHT, subject="", sequence=None, count=3)
    assert new([before], [before]) == []
    assert new([before], [replace(before, count=4)]) == [replace(before, count=4)]


def test_a_validator_that_breaks_finds_nothing():
    """A crash is told as one, and is no detection."""
    found = verdict(DEFECT, DIFFERENCE, Run(), Run((RIGHT,), broken="boom"))
    assert (found.found, found.broken) == (False, "boom")


def test_what_a_rival_was_built_for_is_told_apart():
    """A defect of another domain or family is none that pharmaskills was built to find; ours is built for all."""
    by_id = {defect.id: defect for defect in DEFECTS}
    assert built_for("pharmaskills", by_id["sequence-number-twice"])
    assert not built_for("pharmaskills", by_id["six-target-lesions"])
    assert not built_for("pointblank", by_id["death-date-without-flag"])
    assert all(built_for("nec-cdisc", defect) for defect in DEFECTS)


def test_the_page_shows_rates_families_and_misses():
    """The page gives both rates, each family, and a miss apart from what a validator was not built for."""
    defects = [DEFECT, next(defect for defect in DEFECTS if defect.id == "six-target-lesions")]
    tool = page.Tool("pharmaskills", "0.6.2", Run((OTHER,)))
    tool.verdicts = {DEFECT.id: judged(RIGHT), defects[1].id: verdict(defects[1], DIFFERENCE, Run(), Run())}
    told = page.whole([page.section("Demo", [tool, page.Tool("core", "", skipped="no command")], defects)])
    assert "| pharmaskills 0.6.2 | 1 of 2 (50%) | 1 of 1 (100%) | 1 | 0 | 1 |" in told
    assert "| core | not run: no command |" in told
    assert "| lesions | 1 | 0 |" in told
    assert "| six-target-lesions | A subject has a sixth target lesion" in told
    assert "| (-) |" in told
    assert "- X2 LB.LBDTC (1)" in told


def test_the_plan_of_a_data_frame_library_gets_what_the_specifications_know():
    """Required variables, keys and codelists reach the rival as plain data."""
    lb = facts("EVINEC", (5, 10))["LB"]
    assert "LBTESTCD" in lb["required"]
    assert "CGB" in lb["codelists"]["LBTESTCD"]
    assert lb["keys"][:2] == ["USUBJID", "LBTESTCD"]
    assert facts("EVINEC", (5, 10))["DM"]["needed"]


def test_a_package_without_validator_is_refused(monkeypatch: pytest.MonkeyPatch):
    """Before the command exists the score says so instead of counting misses."""
    monkeypatch.setattr(ours.app, "commands", {})
    with pytest.raises(ours.NotThere, match="validator not found"):
        ours.version()


def test_the_page_tells_which_rules_a_defect_calls():
    """A rule that no defect calls, and one that is never alone, are named."""
    tool = page.Tool("nec-cdisc", "1", Run(rules=("X1", "X2", "X9")))
    both = (RIGHT, replace(RIGHT, check="X2"))
    tool.verdicts = {DEFECT.id: judged(*both)}
    told = page.section("Demo", [tool], [DEFECT])
    assert "2 of 3 rules find a defect, 0 of them one that no other finds." in told
    assert "Never alone: X1, X2." in told
    assert "No defect calls: X9." in told


def test_a_rule_that_broke_is_told_as_a_finding_of_no_dataset():
    """A broken rule is no detection, but it does not pass in silence."""
    found = ours.findings({"findings": [], "rules": [{"check": "X1", "outcome": "broken", "reason": "boom"}]})
    assert found == (Finding("X1", "error", "", message="broken: boom"),)
    assert not judged(*found).found
