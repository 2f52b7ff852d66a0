"""Counts the records of look-up tables that nothing looked up, so that a table of old or misspelt terms is noticed."""

from __future__ import annotations

import numpy as np

from nec_cdisc.run.world import World

#: The rule that the records are counted under.
UNMATCHED = "records that nothing looked up"


def count_unmatched(world: World) -> None:
    """Count, for each form that makes no records of its own, those of its records that no look-up or extreme found.

    A record that several others match is found, although it gives no value.
    """
    of_rows = {block.form for dataset in world.plan.study.datasets.values() for block in dataset.blocks}
    for name, table in world.forms.items():
        if name not in of_rows:
            found = table.found if table.found is not None else np.zeros(len(table), bool)
            world.count(name, UNMATCHED, int(np.count_nonzero(~found)))
