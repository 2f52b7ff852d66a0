"""How grades are told in words."""

from __future__ import annotations

import csv

import pytest

from nec_cdisc.plan.describe_grades import describe_grades
from nec_cdisc.standard.location import packaged

DM = """\
dataset: DM
one_record_per: subject
rows: {from: dm}
variables:
  SUBJID: subj
  SITEID: %s
"""


@pytest.fixture
def told(build):
    """Give a function that returns the lines of a rule."""

    def lines(rule):
        plan = build({"mappings/sdtm/dm.yaml": DM % rule}).plan
        return list(describe_grades(plan.bound["DM.SITEID"].call, plan.standard.grades))

    return lines


def test_each_term_of_the_direction_is_told_with_its_thresholds(told):
    """Unit, tests, fasting and every grade stand in one line for each term."""
    low = told("{ctcae_term: site, direction: low}")
    assert "Anemia (HGB) in g/L: grade 1: < LLN; grade 2: < 100; grade 3: < 80" in low
    fibrinogen = next(line for line in low if line.startswith("Fibrinogen"))
    assert "grade 4: < 0.25 x LLN or PCHG <= -75 or < 0.5" in fibrinogen
    high = told("{ctcae_term: site}")
    assert "Hyperglycemia (GLUC, not fasting or not known) in mmol/L: grade 3: > 13.9; grade 4: > 27.8" in high
    assert (
        "Hemoglobin increased (HGB) in g/L: grade 1: > HIGHER; grade 2: > HIGHER + 20; grade 3: > HIGHER + 40" in high
    )
    assert not set(low) & set(high)


def test_thresholds_are_told_as_the_table_writes_them(told):
    """What a reader finds in the words stands so in the cells of the table."""
    text = "\n".join([*told("{ctcae_term: site, direction: low}"), *told("{ctcae_term: site}")])
    with (packaged() / "ctcae-4.03" / "laboratory.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["tests"]]
    cells = [f"grade {n}: {row[f'grade_{n}']}" for row in rows for n in "1234" if row[f"grade_{n}"]]
    assert len(cells) > 100
    assert [cell for cell in cells if cell not in text] == []


@pytest.mark.parametrize("rule", ["site", "{ctcae_term: site, version: '1.0'}"])
def test_a_line_that_grades_by_no_criteria_tells_none(told, rule):
    """Neither another verb nor a version that nobody holds has thresholds to tell."""
    assert told(rule) == []
