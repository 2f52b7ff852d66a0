"""Which trial design datasets a study gets, and when they are made."""

from __future__ import annotations

from nec_cdisc.plan.describe import describe_plan
from nec_cdisc.plan.step import Design


def _designs(built):
    return [step.dataset for step in built.plan.steps if isinstance(step, Design)]


def test_a_protocol_block_gives_five_datasets_when_all_others_are_finished(trial):
    """The plan prints their steps, with the line of the block."""
    built = trial()
    assert _designs(built) == ["TA", "TE", "TV", "TI", "TS"]
    assert built.problems == []
    lines = [line for line in describe_plan(built.plan) if "design TS" in line]
    assert "44 records of the protocol [mappings/study.yaml:41:3]" in lines[0]
    assert [step.id for step in built.plan.steps].index("design TA") > [step.id for step in built.plan.steps].index(
        "finish DM"
    )


def test_a_study_without_a_protocol_gets_none(build):
    """Nothing is made of nothing, and nothing is said."""
    assert _designs(build()) == []
    assert "TRD118" not in {item.code for item in build().linted.problems}


def test_visits_and_epochs_alone_make_no_trial_design(build):
    """A study that declares its visits only is as it was."""
    built = build(study="protocol:\n  epochs: [{name: SCREENING}]\n  visits: {SCREENING: {number: 1}}\n")
    assert _designs(built) == []
    assert built.problems == []


def test_a_part_of_it_is_noted(trial):
    """A protocol without a summary gives no TS, and a note."""
    built = trial(summary=False)
    assert _designs(built) == ["TA", "TE", "TV", "TI"]
    assert [item.message for item in built.linted.problems if item.code == "TRD118"] == [
        "the protocol block has no summary"
    ]
