"""Keeps what lineage needs of a run: workings of records, cells of forms, corrections, what became of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from nec_cdisc.dataset.encoded import Encoded, constant, stack
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.lineage.layout import ANSWER, COLUMN, SET, WORKING
from nec_cdisc.lineage.model import FormCells, LeftOut, Made, Recorded
from nec_cdisc.lineage.rules import chosen_rows, not_submitted, rules
from nec_cdisc.mapping.cdisc_model import ADAM, SDTM
from nec_cdisc.plan.named_columns import named_columns
from nec_cdisc.plan.privacy import private_behind
from nec_cdisc.plan.reference import set_key
from nec_cdisc.problem import Problem
from nec_cdisc.run.table import FormTable, Growing, GrownBlock, Positions
from nec_cdisc.run.world import Workings, World


def workings(world: World, dataset: Growing, order: Positions) -> dict[str, Encoded]:
    """Return what the records of a dataset were made with besides raw cells, in the order of the finished dataset.

    Values of names set in a block, and of working names, are left out where a private column stands behind them.
    """
    columns = [dict(_of_block(world, dataset.name, block, number)) for number, block in enumerate(dataset.blocks)]
    names = dict.fromkeys(name for held in columns for name in held)
    made = {
        name: stack(
            [held.get(name, constant(None, len(block))) for held, block in zip(columns, dataset.blocks, strict=True)]
        ).take(order)
        for name in names
    }
    return made | {name: column.take(order) for name, column in _of_dataset(world, dataset)}


def _of_dataset(world: World, dataset: Growing) -> Iterator[tuple[str, Encoded]]:
    for name in not_submitted(world.plan.study.datasets[dataset.name]):
        bound = world.plan.bound.get(f"{dataset.name}.{name}")
        if bound is not None and not private_behind(world.plan, dataset.name, bound):
            yield f"{WORKING}{name}", dataset.columns[name]


def _of_block(world: World, dataset: str, block: GrownBlock, number: int) -> Iterator[tuple[str, Encoded]]:
    chosen = chosen_rows(world.plan, dataset)
    for name, column in block.sets.items():
        position, alias = _position(world, dataset, number), name.removesuffix(ANSWER)
        bound = world.plan.bound.get(set_key(dataset, position, name), chosen.get(position, {}).get(alias))
        if bound is None or not private_behind(world.plan, dataset, bound):
            yield f"{SET}{name}", column
    for name, column in block.role_columns.items():
        yield f"{COLUMN}{name}", column


def _position(world: World, dataset: str, number: int) -> int:
    return world.plan.study.datasets[dataset].blocks[number].position


def recorded(
    world: World,
    datasets: Mapping[str, Dataset],
    made: Mapping[str, Workings],
    problems: Sequence[Problem],
    left_out: Sequence[LeftOut],
) -> Recorded:
    """Return what is kept of a run; ``world`` holds the forms of the whole export, ``made`` the workings by dataset."""
    columns = _columns_kept(world)
    kept = {
        name: Made(dataset.column("USUBJID"), dataset.births, made.get(name, {}))
        for name, dataset in datasets.items()
        if name.removeprefix("SUPP") in world.plan.study.datasets
    }
    return Recorded(
        rules(world.plan),
        {name: _cells(table, columns.get(name, ())) for name, table in world.forms.items()},
        kept,
        world.corrections,
        left_out if world.plan.study.model is SDTM else (),  # nobody asks for a row of SDTM that analysis left out
        problems,
        world.cuts,
    )


def _columns_kept(world: World) -> dict[str, list[str]]:
    """Return the columns of each form that lineage keeps: all of an export, of datasets of SDTM those named."""
    if world.plan.study.model is ADAM:
        return named_columns(world.plan)
    return {name: list(table.raw.columns) for name, table in world.forms.items()}


def _cells(table: FormTable, columns: Sequence[str]) -> FormCells:
    shown = [name for name in columns if name in table.raw.columns and name not in table.form.private]
    rows = table.raw.rows if table.raw.rows is not None else np.arange(len(table.raw), dtype=np.int64)
    held = {name: table.raw.column(name) for name in shown}
    return FormCells(table.form.file, rows, held, tuple(sorted(table.form.private)))


def joined(parts: Sequence[Mapping[str, Workings]]) -> dict[str, Workings]:
    """Return the workings of all partitions, one below the other."""
    names = dict.fromkeys(name for part in parts for name in part)
    return {
        name: {
            column: stack([part[name][column] for part in parts if name in part])
            for column in next(part[name] for part in parts if name in part)
        }
        for name in names
    }
