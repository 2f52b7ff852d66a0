"""Carries out one derivation step: the verb by its shape, then the bounds that stand on the same line."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.mapping.condition.tree import to_text
from nec_cdisc.mapping.signature import Parameter, Source
from nec_cdisc.plan.reference import Bound, Kind
from nec_cdisc.plan.step import Derive
from nec_cdisc.plugin.verb import Refused, Shape
from nec_cdisc.problem import Problem
from nec_cdisc.run.analysis_dates import settle_dates
from nec_cdisc.run.asking import ask
from nec_cdisc.run.blame import report
from nec_cdisc.run.characters import settle_characters
from nec_cdisc.run.elsewhere import elsewhere
from nec_cdisc.run.judged import judged
from nec_cdisc.run.ledger.silence import silence
from nec_cdisc.run.table import Growing, Positions, empty
from nec_cdisc.run.value import derive_value, handed
from nec_cdisc.run.world import World, subject_numbers


def derive(world: World, step: Derive) -> None:
    """Derive a variable and put it into its dataset."""
    dataset = world.growing[step.dataset]
    bound = step.bound
    if not len(dataset) and bound.elsewhere is None:  # what an extreme cannot read in its table is told all the same
        dataset.columns[step.name] = empty(0)
        return
    _report_several(world, dataset, bound)
    try:
        column = bounded(world, dataset, bound)
    except Refused as refusal:  # a verb that sees all records at once can only refuse them all
        column = empty(len(dataset))
        problem = Problem(refusal.code, refusal.message, bound.call.place, target=f"{dataset.name}.{step.name}")
        report(world, dataset, bound, np.arange(len(dataset), dtype=np.int64), problem)
    if step.numeric:
        dataset.columns[step.name] = settle_dates(world, dataset, bound, column)
    else:
        dataset.columns[step.name] = settle_characters(world, dataset, bound, column)
    dataset.silent[step.name] = silence(world, dataset, bound, dataset.columns[step.name])


def bounded(world: World, dataset: Growing, bound: Bound) -> Encoded:
    """Carry out a verb, and the bounds that stand on its line; what ``only_when`` leaves out raises no query."""
    only = bound.call.only_when
    within = None if only is None else ask(world, dataset, only, bound, f"{dataset.name}.{bound.call.target}")
    column = _carried_out(world, dataset, bound, within)
    if within is not None:
        column = Encoded(np.where(within, column.codes, -1).astype(np.int32), column.values)
    return _blanked(world, dataset, bound, column)


def _carried_out(world: World, dataset: Growing, bound: Bound, within: NDArray[np.bool_] | None) -> Encoded:
    """Carry out a verb by its shape."""
    if bound.call.signature.shape is Shape.VALUE:
        return derive_value(world, dataset, bound, within)
    if bound.call.signature.shape is Shape.SUBJECT:
        return _subject(world, dataset, bound, within)
    return elsewhere(world, dataset, bound)


def _report_several(world: World, dataset: Growing, bound: Bound) -> None:
    """Report subjects with several records in another dataset that the call reads a value of."""
    if bound.elsewhere is not None:
        return
    columns = bound.call.signature.columns
    whole = {name for item in columns if item.elsewhere for name in bound.columns[item.name]}
    for reference in bound.all():
        if reference.kind is not Kind.DATASET or f"{reference.table}.{reference.name}" in whole:
            continue
        records = world.of_several(dataset, world.growing[reference.table])
        if len(records):
            message = f"{reference.table}.{reference.name} is not unique: the subject has several records there"
            target = f"{dataset.name}.{bound.call.target}"
            report(world, dataset, None, records, Problem("ROW109", message, bound.call.place, target=target))


def _subject(world: World, dataset: Growing, bound: Bound, within: NDArray[np.bool_] | None) -> Encoded:
    call = bound.call
    given: dict[str, Any] = handed(world, bound, dataset.blocks[0].form.form.source)
    for item in call.signature.parameters:
        if item.elsewhere:
            given[item.name] = _whole(world, dataset, bound, item)
        elif item.kind == "subject":
            given[item.name] = dataset.columns["USUBJID"]
        elif item.kind == "condition":
            tree = call.arguments.get(item.name)
            target = f"{dataset.name}.{call.target}"
            given[item.name] = None if tree is None else ask(world, dataset, tree, bound, target)
        elif item.source is Source.COLUMN:
            columns = [world.column(dataset, bound.references[name]) for name in bound.columns[item.name]]
            given[item.name] = columns if item.many else (columns[0] if columns else None)
    return judged(world, dataset, bound, call.signature.function(**given), within)


def _whole(world: World, dataset: Growing, bound: Bound, item: Parameter) -> Encoded | Positions:
    """Return a column of another dataset in all its records, or the number of the subject of each of them."""
    columns = [name for each in bound.call.signature.columns if each.elsewhere for name in bound.columns[each.name]]
    name = columns[0] if item.kind == "subject" else bound.columns[item.name][0]
    table, _, column = name.partition(".")
    other = world.growing[table]
    if item.kind == "subject":
        return subject_numbers(other.columns["USUBJID"], dataset.columns["USUBJID"])
    return other.column_named(column)


def _blanked(world: World, dataset: Growing, bound: Bound, column: Encoded) -> Encoded:
    """Blank the value where the line says so; a value that stood there all the same is a query."""
    call = bound.call
    if call.blank_when is None:
        return column
    target = f"{dataset.name}.{call.target}"
    blank = ask(world, dataset, call.blank_when, bound, target)
    against = np.flatnonzero(blank & ~column.missing())
    if len(against):
        message = f"{call.target} has a value although {to_text(call.blank_when)}"
        report(world, dataset, bound, against, Problem("ROW107", message, call.place, target=target))
    return Encoded(np.where(blank, -1, column.codes).astype(np.int32), column.values)
