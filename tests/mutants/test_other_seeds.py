"""Clean exports of other seeds have no fault either: what the simulator makes up does not contradict itself."""

from __future__ import annotations

import csv

import pytest
from tests.mutants.clean import make, run


@pytest.mark.parametrize(("seed", "subjects"), [(1, 60), (5, 60), (77, 60), (99, 120)])
def test_nothing_is_said_of_another_clean_package(seed, subjects, tmp_path):
    """No rule of validation finds anything in a clean export of another seed and size."""
    outputs = make(tmp_path, ("--clean", "--subjects", str(subjects), "--seed", str(seed)))
    run(tmp_path, "validate")
    with (outputs / "validation" / "findings.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert [(line["rule"], line["dataset"], line["message"]) for line in csv.DictReader(lines)] == []
