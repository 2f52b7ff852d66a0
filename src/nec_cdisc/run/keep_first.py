"""Keeps the first record of each of what several records of a subject tell of, and asks where that is not certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, combine, join_values
from nec_cdisc.dataset.model import Births
from nec_cdisc.plan.reference import Bound
from nec_cdisc.plan.step import FirstOfEach
from nec_cdisc.problem import Problem
from nec_cdisc.rules.first_record import Order, date_ranks, order_of_dates
from nec_cdisc.rules.partial_date import Precision, precision
from nec_cdisc.rules.row_order import sorted_rows, starts_of
from nec_cdisc.run.asking import ask
from nec_cdisc.run.blame import report
from nec_cdisc.run.ledger.fate import left_out
from nec_cdisc.run.table import Growing, Positions
from nec_cdisc.run.world import World

Flags = NDArray[np.bool_]


def keep_first(world: World, step: FirstOfEach) -> None:
    """Keep the first record of each group; those that are not kept are counted, listed and noted as losers."""
    dataset = world.growing[step.dataset]
    if not len(dataset):
        return
    chosen = _choose(world, dataset, step)
    _ask(world, dataset, step, chosen)
    gone = np.zeros(len(dataset), bool)
    gone[chosen.later] = True
    rule = f"not kept for {step.dataset}, where only {step.rule.text}"
    blocks = list(zip(dataset.blocks, dataset.bounds(), strict=True))
    for block, (first, last) in blocks:
        world.leave_out(block.form, np.unique(block.rows[gone[first:last]]), rule, step.rule.place)
    world.notes.drop_of_several(step.dataset, blocks, gone, left_out(rule))
    lost = list(_losers(dataset, chosen, step.rule.of_each[-1]))
    dataset.filter(~gone)
    number = np.cumsum(~gone) - 1
    dataset.births += [replace(item, records=number[item.records]) for item in lost]


@dataclass(frozen=True, slots=True, eq=False)
class _Chosen:
    """Records that are not the first (``later``), for each the record that is, and what is known of their order."""

    later: Positions
    first: Positions
    order: NDArray[np.int64]
    by: NDArray[np.int64]


def _choose(world: World, dataset: Growing, step: FirstOfEach) -> _Chosen:
    """Order the records of each group; a record without a value that tells groups apart belongs to none."""
    rule, bound = step.rule, step.bound
    telling = [dataset.columns["USUBJID"], *(_column(world, dataset, bound, name) for name in rule.of_each)]
    rows = np.flatnonzero(~np.any([column.missing() for column in telling], axis=0))
    groups, _ = combine([column.take(rows) for column in telling])
    names = ["", *rule.by]
    columns = [_preferred(world, dataset, step).take(rows)]
    columns += [_column(world, dataset, bound, name).take(rows) for name in rule.by]
    ranks = [_ranks(column, date=name in step.dates) for name, column in zip(names, columns, strict=True)]
    order = sorted_rows([groups, *ranks])
    starts = starts_of(groups[order])
    first = order[np.maximum.accumulate(np.where(starts, np.arange(len(order)), 0))]
    later, first = order[~starts], first[~starts]
    pairs = [(column.take(first), column.take(later)) for column in columns]
    known, by = _known(pairs, [name in step.dates for name in names])
    back = np.argsort(rows[later], kind="stable")
    return _Chosen(rows[later][back], rows[first][back], known[back], by[back])


def _preferred(world: World, dataset: Growing, step: FirstOfEach) -> Encoded:
    """Return 0 where a record is preferred, else 1."""
    tree = step.rule.prefer
    holds = np.ones(len(dataset), bool) if tree is None else ask(world, dataset, tree, step.bound, step.dataset)
    return Encoded((~holds).astype(np.int32), [0, 1])


def _column(world: World, dataset: Growing, bound: Bound, name: str) -> Encoded:
    return world.column(dataset, bound.references[name])


def _ranks(column: Encoded, *, date: bool) -> NDArray[np.int64]:
    """Return the rank of each value, missing ones last."""
    if not date:
        return column.ranks()
    return np.array([*date_ranks(column.values), len(column.values)], np.int64)[column.codes]


def _known(
    pairs: Sequence[tuple[Encoded, Encoded]], dates: Sequence[bool]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return what is known of the order of each pair of records, and the number of the column that says so."""
    length = len(pairs[0][0])
    known, by = np.full(length, Order.SAME, np.int64), np.zeros(length, np.int64)
    for number, ((first, other), date) in enumerate(zip(pairs, dates, strict=True)):
        undone = np.flatnonzero(known == Order.SAME)
        said = join_values([first.take(undone), other.take(undone)], order_of_dates if date else _order_of_numbers)
        answers = np.array([*said.values, Order.SAME], np.int64)[said.codes]
        known[undone] = answers
        by[undone[answers != Order.SAME]] = number
    return known, by


def _order_of_numbers(first: object, other: object) -> Order:
    """Return what two numbers say of the order of their records: one that is missing comes last."""
    return Order.SAME if first == other else Order.BEFORE


def _ask(world: World, dataset: Growing, step: FirstOfEach, chosen: _Chosen) -> None:
    """Ask about records that may be the first as well: by a date that does not decide, or by nothing."""
    rule = step.rule
    what = f"record of each {' and '.join(rule.of_each)}"
    for number, name in enumerate(rule.by, 1):
        if name not in step.dates:
            continue  # of a number that is missing it is known that it comes last
        open_ = (chosen.order == Order.OPEN) & (chosen.by == number)
        dates = _column(world, dataset, step.bound, name)
        unclear = _unclear(dates, chosen.first[open_], chosen.later[open_])
        message = f"{name} does not say which is the first {what}; the one whose date is known best is kept"
        _report(world, dataset, step, name, unclear, Problem("ROW131", message, rule.place))
    same = chosen.order == Order.SAME
    names = ", ".join(rule.by)
    message = f"several records are the first {what} by {names}; the first one of the export is kept"
    together = np.unique(np.concatenate([chosen.first[same], chosen.later[same]]))
    _report(world, dataset, step, rule.of_each[-1], together, Problem("ROW132", message, rule.place))


def _unclear(dates: Encoded, first: Positions, later: Positions) -> Positions:
    """Return of each pair the record whose date is not known to the day, and so leaves the order open; else both."""
    vague = np.array([*(precision(text) < Precision.DAY for text in dates.values), True])[dates.codes]
    neither = ~vague[first] & ~vague[later]
    return np.unique(np.concatenate([first[vague[first] | neither], later[vague[later] | neither]]))


def _report(world: World, dataset: Growing, step: FirstOfEach, name: str, records: Positions, problem: Problem) -> None:
    if len(records):
        variable = name.removeprefix(f"{step.dataset}.")
        bound = world.plan.bound.get(f"{step.dataset}.{variable}")
        report(world, dataset, bound, records, replace(problem, target=f"{step.dataset}.{variable}"))


def _losers(dataset: Growing, chosen: _Chosen, target: str) -> Iterator[Births]:
    """Yield the raw rows behind records that are not kept, as losers of the record that is."""
    name = target.removeprefix(f"{dataset.name}.")
    for number, ((first, last), block) in enumerate(zip(dataset.bounds(), dataset.blocks, strict=True)):
        here = (chosen.later >= first) & (chosen.later < last)
        rows = block.form.record_numbers(block.rows[chosen.later[here] - first])
        yield Births("loser", block.form.form.file, chosen.first[here], rows, name, number)
