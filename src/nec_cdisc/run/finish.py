"""Finishes a dataset: edit checks, order of records and variables, long texts, supplementary qualifiers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.model import Births, Column, Dataset
from nec_cdisc.mapping.cdisc_model import SDTM
from nec_cdisc.plan.locality import SUBJECT
from nec_cdisc.plan.step import Finish
from nec_cdisc.problem import Problem
from nec_cdisc.rules.sas_date import kind_of
from nec_cdisc.run.asking import ask
from nec_cdisc.run.blame import report
from nec_cdisc.run.comments import with_further
from nec_cdisc.run.frame import dates, numbers, texts
from nec_cdisc.run.ledger.finished import note_finished
from nec_cdisc.run.long_text import continued
from nec_cdisc.run.made_form import as_form
from nec_cdisc.run.recording import workings
from nec_cdisc.run.supplementary import supplementary
from nec_cdisc.run.table import Growing, Positions, empty
from nec_cdisc.run.world import World


def finish(world: World, step: Finish) -> None:
    """Turn a growing dataset into a finished one, and its supplementary qualifiers into another."""
    dataset = world.growing[step.dataset]
    for check, bound in step.checks:
        found = np.flatnonzero(ask(world, dataset, check.when, bound, step.dataset))
        if len(found):
            problem = Problem("ROW108", check.say, check.place, target=step.dataset)
            report(world, dataset, bound, found, problem)
    order = _order(world, dataset)
    if step.dataset in world.plan.further:
        world.made[step.dataset] = as_form(world, dataset, order)
    births = tuple(_sorted(item, order) for item in dataset.births)
    world.orders[step.dataset] = order
    world.workings[step.dataset] = workings(world, dataset, order)
    if step.mapping.block.intermediate:  # not submitted: what lineage has of its values are workings
        subject = {SUBJECT: texts(dataset.columns[SUBJECT].take(order))}
        world.finished[step.dataset] = Dataset(step.dataset, subject, births=births)
        return
    spec = world.plan.standard.select(step.dataset, step.variables)
    firsts, qualifiers = continued(world, step, dataset)
    known = {**dataset.columns, **firsts}
    held = {name: known.get(name, empty(len(dataset))) for name in step.variables}
    spec, held, qualifiers = with_further(spec, held, qualifiers)
    columns = {name: _array(world, step.dataset, name, column.take(order)) for name, column in held.items()}
    world.finished[step.dataset] = Dataset(step.dataset, columns, spec, births=births)
    world.count(step.dataset, "records out", len(dataset))
    extra = supplementary(world, dataset, qualifiers, order)
    if extra is not None:
        world.finished[extra.name] = extra
        world.count(extra.name, "records out", len(extra))
    note_finished(world, step)


def _order(world: World, dataset: Growing) -> Positions:
    """Return the records in order: by subject and sequence number, else by the natural keys of the standard.

    The subject comes first in any case, so that a dataset can be written partition after partition.
    """
    spec = world.plan.standard.datasets.get(dataset.name)
    sequence = f"{dataset.name[:2]}SEQ" if world.plan.study.model is SDTM else "ASEQ"
    keys = (SUBJECT, sequence) if sequence in dataset.columns else spec.keys if spec is not None else (SUBJECT,)
    known = [name for name in sorted(keys, key=lambda name: name != SUBJECT) if name in dataset.columns]
    ranks = [dataset.columns[name].ranks() for name in known]
    if not ranks:
        return np.arange(len(dataset), dtype=np.int64)
    return np.lexsort(ranks[::-1]).astype(np.int64)


def _array(world: World, dataset: str, name: str, column: Encoded) -> Column:
    spec = world.plan.standard.allowed(dataset, name)
    if spec is not None and spec.type == "Num":
        kind = kind_of(spec.sas_format)
        return numbers(column) if kind is None else dates(column, kind)
    return texts(column)


def _sorted(births: Births, order: Positions) -> Births:
    if len(births.records) == len(order) and bool((births.records == np.arange(len(order))).all()):
        return replace(births, rows=births.rows[order])
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    records = place[births.records]
    sorting = np.argsort(records, kind="stable")
    return replace(births, records=records[sorting], rows=births.rows[sorting])
