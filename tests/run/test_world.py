"""What a run has made so far: records of one subject in another dataset, tables without records."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.run.table import FormTable, Growing, GrownBlock
from nec_cdisc.run.world import World, subject_numbers


def grown(subjects: list[str | None]) -> Growing:
    """Return a dataset of the given subjects."""
    table = FormTable(None, None, np.arange(len(subjects)))
    block = GrownBlock(table, np.arange(len(subjects)))
    return Growing("XX", [block], {"USUBJID": encode(subjects)})


def test_the_one_row_of_a_subject_is_found():
    """A subject with one row gives it; with several, or none, it gives no row."""
    mine, theirs = grown(["b", "a", None, "c", "b"]), grown(["a", "c", "b", "c", None])
    world = World(None)
    assert world.row_of_subject(mine, theirs).tolist() == [2, 0, -1, -1, 2]
    assert world.of_several(mine, theirs).tolist() == [3]


def test_subjects_are_numbered_by_the_asking_dataset():
    """Rows of subjects that it does not have, and rows without a subject, have no number."""
    assert subject_numbers(encode(["x", "a", None, "b"]), encode(["b", "a"])).tolist() == [-1, 1, -1, 0]


def test_a_table_without_records_is_a_table():
    """A form without records is found all the same."""
    world = World(None)
    world.forms["empty"] = FormTable(None, None, np.empty(0, np.int64))
    world.growing["empty2"] = grown([])
    assert world.table("empty") is world.forms["empty"]
    assert world.table("empty2") is world.growing["empty2"]


def test_counts_of_one_rule_add_up():
    """Two blocks of one form are counted together."""
    world = World(None)
    world.count("ae", "left out", 2)
    world.count("ae", "left out", 3)
    assert world.counts == {("ae", "left out"): 5}
