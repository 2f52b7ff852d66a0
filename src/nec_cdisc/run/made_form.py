"""A dataset that the run has made, as a form that further datasets are made of."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.model import Dataset
from nec_cdisc.run.frame import texts
from nec_cdisc.run.table import FormTable, Growing, Positions
from nec_cdisc.run.world import World


def as_form(world: World, dataset: Growing, order: Positions) -> FormTable:
    """Return a dataset as a form; its records are numbered from 1, in the order of the finished dataset.

    Values stay what they are: numbers, complete dates in ISO 8601.
    """
    columns = {name: column.take(order) for name, column in dataset.columns.items()}
    positions = np.arange(len(order), dtype=np.int64)
    raw = Dataset(dataset.name, {name: texts(column) for name, column in columns.items()}, rows=positions + 1)
    return FormTable(world.plan.study.forms[dataset.name], raw, positions, columns["USUBJID"], columns)
