"""The raw rows and cells behind a finished dataset are noted when it is finished."""

from __future__ import annotations

import numpy as np

from nec_cdisc.run.engine import execute
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.run.ledger import finished


def test_a_qualifier_and_the_end_of_a_long_text_are_values(study, fates):
    """A supplemental qualifier has its value in a dataset of its own; a long text stands in both."""
    long = "word " * 60
    told = fates(study({"ae": f"01,001,1,{long},,,,,,,,because,,\n", "coding": f"{long},1,Word,x,\n"}).run(), "ae")
    assert told["why"] == {("mapped", "AE.AEWHY"): 1}
    assert told["term"] == {("mapped", "AE.AETERM"): 1}


def test_a_finished_dataset_that_lost_records_stands_for_no_row(study, monkeypatch):
    """Where the finished dataset is shorter than the one it was made of, all rows of its form are open questions."""
    built = study({"ae": "01,001,1,Ache,,,,,,,,,,\n01,002,1,Ache,,,,,,,,,,\n"})

    class Shorter(finished.Finished):
        def __init__(self, world, dataset):
            held = world.finished[dataset.name]
            if dataset.name == "AE":
                shorter = {name: column.take(np.arange(1, len(held))) for name, column in held.columns.items()}
                object.__setattr__(held, "columns", shorter)
            super().__init__(world, dataset)

    monkeypatch.setattr(finished, "Finished", Shorter)
    outcome = execute(built.plan, Inputs(built.folder))
    rows = [item.cells.rows for item in outcome.problems if item.code == "RUN122" and item.cells.column is None]
    assert rows == [(2, 3), (2,)]
