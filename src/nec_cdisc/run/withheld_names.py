"""By what records are known that were withheld from a dataset: others may name them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from nec_cdisc.lineage.model import LeftOut
from nec_cdisc.plan.reference import Kind
from nec_cdisc.run.blame import raw_origin
from nec_cdisc.run.withhold import rule
from nec_cdisc.run.world import World


def withheld_names(
    world: World, end: tuple[str, str], left_out: Collection[LeftOut]
) -> Iterator[tuple[str | None, str | None]]:
    """Yield subject and identifier, as typed, of the raw records that were withheld from a dataset.

    ``end`` is the dataset and the variable that its records are known by; of one that comes of no raw column of the
    form nothing is known.
    """
    dataset, variable = end
    bound = world.plan.bound.get(f"{dataset}.{variable}")
    withheld = [item for item in left_out if item.rule.startswith(rule(dataset, ""))]
    for position, block in enumerate(world.plan.study.datasets[dataset].blocks):
        origin, table = raw_origin(world, dataset, bound, position), world.forms.get(block.form)
        if origin is None or origin.kind is not Kind.RAW or table is None or table.subject is None:
            continue
        numbers = [number for item in withheld if item.file == table.form.file for number in item.rows]
        rows = np.flatnonzero(np.isin(table.record_numbers(np.arange(len(table))), numbers))
        names = table.cells(origin.name, rows)
        yield from zip(table.subject.take(rows).to_list(), names.to_list(), strict=True)
