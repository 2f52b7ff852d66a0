"""The mappings of the study: clean, short, in the order of the standard."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from nec_cdisc.problem import Severity

MAPPINGS = Path(__file__).resolve().parents[2] / "mappings" / "sdtm"
DATASETS = tuple(sorted(path.stem.upper() for path in MAPPINGS.glob("*.yaml")))
#: What the study has no data for: levels that its coding table lacks, an arm that nobody was treated in, and
#: how tissue was kept.
NOT_COLLECTED = {"AELLT", "AELLTCD", "AEHLT", "AEHLTCD", "AEHLGT", "AEHLGTCD", "ACTARMUD", "MISPCCND"}
#: Terms that the codelists of CDISC lack.
OWN_TERMS = {"CGB", "OTHER", "PMTOR", "PAKT", "P4EBP1", "PS6"}
#: Taken from other datasets, which have refused already what cannot be used.
DERIVED = {"EX", "SE"}
LONGEST_LAB_MAPPING = 90
FEWEST_EXAMPLES = 3


def mapping_of(dataset: str) -> dict:
    """Read a mapping by a plain YAML reader, every scalar as text."""
    text = (MAPPINGS / f"{dataset.lower()}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - this loader makes texts, lists and dictionaries only


def test_lint_finds_no_error_and_expects_no_more_than_was_collected(demo):
    """The study of the repository lints clean, but for expected variables that were not collected."""
    problems = [*demo.linted.problems]
    assert [problem.message for problem in problems if problem.severity is Severity.ERROR] == []
    notes = [problem for problem in problems if problem.severity is not Severity.ERROR]
    expected = [problem.message for problem in notes if problem.code == "MAP143"]
    absent = [name for message in expected for name in message.split("to have ")[1].split(", ")]
    assert {*absent} == NOT_COLLECTED
    own = [problem.message for problem in notes if problem.code == "MAP146"]
    assert {message.split("'")[1] for message in own} == OWN_TERMS
    assert len(notes) == len(expected) + len(own)


@pytest.mark.parametrize("dataset", DATASETS)
def test_variables_stand_in_the_order_of_the_standard(demo, dataset):
    """A mapping is read beside the implementation guide, line by line."""
    written = list(mapping_of(dataset)["variables"])
    assert written == demo.linted.plan.standard.ordered(dataset, written)


@pytest.mark.parametrize("dataset", DATASETS)
def test_each_mapping_has_examples_and_one_shows_a_refusal(dataset):
    """A reviewer sees in each mapping what comes out, and what is refused."""
    examples = mapping_of(dataset)["examples"]
    assert len(examples) >= FEWEST_EXAMPLES
    assert dataset in DERIVED or any("refused" in example["out"].values() for example in examples)


def test_the_laboratory_is_mapped_in_less_than_ninety_lines():
    """Twenty analytes with units and ranges, what was not done, and four markers need no more than a page."""
    lines = (MAPPINGS / "lb.yaml").read_text(encoding="utf-8").splitlines()
    assert len(lines) < LONGEST_LAB_MAPPING
    tests = [test for block in mapping_of("LB")["rows"] for test in block.get("one_row_per_test", ())]
    assert len(set(tests)) == 20
