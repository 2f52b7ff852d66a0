"""The ledger of a run in partitions is that of a run in one piece."""

from __future__ import annotations

from pathlib import Path

import pytest

from nec_cdisc.plan.lint import lint
from nec_cdisc.run.cut import Cut
from nec_cdisc.run.engine import execute
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.study.folder import open_study

ROOT = Path(__file__).parents[3]


def _told(ledger):
    return [
        (form.name, [*form.lines()], {who: tally.tolist() for who, tally in sorted(form.subjects.items(), key=str)})
        for form in ledger.forms
    ]


@pytest.mark.parametrize("partitions", [2, 7])
def test_partitions_change_nothing_of_the_ledger(partitions):
    """Each group and each subject of the demo export has the same counts, tables that all partitions use included."""
    linted = lint(open_study(ROOT))
    inputs = Inputs(ROOT, None, linted.study.corrections)
    whole = execute(linted.plan, inputs).ledger
    cut = execute(linted.plan, inputs, pieces=Cut(partitions)).ledger
    assert cut.ties_out()
    assert _told(cut) == _told(whole)


def test_what_one_partition_looked_up_is_mapped(study, fates):
    """A row of a table that one subject used and the other did not is mapped; one that nobody used is not."""
    ae = "01,001,1,Ache,,,,,,,,,,\n01,002,1,Fall,,,,,,,,,,\n"
    built = study({"ae": ae, "coding": "Fall,1,Fall,Injury,\nCut,1,Cut,Injury,\n"})

    class Ran:
        outcome = execute(built.plan, Inputs(built.folder), pieces=Cut(3))

    told = fates(Ran, "coding")
    assert told["pt"] == {("mapped", "AE.AEDECOD"): 2, ("left out", "records that nothing looked up"): 3}
