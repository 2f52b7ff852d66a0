"""Withholds records that cannot be submitted: without a required value, without a known subject."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.lineage.model import LeftOut
from nec_cdisc.plan.step import Withhold
from nec_cdisc.problem import Place, Problem
from nec_cdisc.run.blame import report
from nec_cdisc.run.ledger.fate import Reason, left_out, under_code
from nec_cdisc.run.orphans import (
    NOT_ANALYSED,
    ORPHAN,
    after_cut_off,
    cut_off_rule,
    leave_out_cut_off,
    leave_out_not_analysed,
    not_analysed,
    orphans,
    report_orphans,
)
from nec_cdisc.run.table import Growing
from nec_cdisc.run.world import World


def withhold(world: World, step: Withhold) -> None:
    """Take the records that cannot be submitted out of a dataset; each one is listed and counted."""
    dataset = world.growing[step.dataset]
    keep = np.ones(len(dataset), bool)
    place = world.plan.study.datasets[step.dataset].document.place(("dataset",))
    subjects = world.plan.study.model.subjects
    if not step.late and step.dataset != subjects and subjects in world.growing and "USUBJID" in dataset.columns:
        keep &= ~_without_subject(world, dataset, place)
    for name in step.required:
        blank = dataset.columns[name].missing() & keep
        if blank.any():
            _report_blank(world, dataset, name, blank)
            _note(world, dataset, blank, under_code("ROW106", f": {name}, withheld"))
            _withheld(world, dataset, blank, without(name), world.plan.bound[f"{dataset.name}.{name}"].call.place)
            keep &= ~blank
    if step.dataset == subjects:
        codes = dataset.columns["USUBJID"].codes
        several = keep & (np.bincount(codes[keep & (codes >= 0)], minlength=codes.max(initial=0) + 1)[codes] > 1)
        if several.any():
            identifier = f"{subjects}.USUBJID"
            problem = Problem("ROW110", f"a subject has more than one record in {subjects}", place, target=identifier)
            report(world, dataset, world.plan.bound.get(identifier), np.flatnonzero(several), problem)
            _note(world, dataset, several, under_code("ROW110", ": withheld"))
            _withheld(world, dataset, several, "several records of one subject", place)
            keep &= ~several
    if not keep.all():
        if step.dataset == subjects:
            gone = dataset.columns["USUBJID"].codes[~keep]
            world.withheld.update(str(dataset.columns["USUBJID"].values[code]) for code in gone[gone >= 0])
        dataset.filter(keep)


def _without_subject(world: World, dataset: Growing, place: Place) -> NDArray[np.bool_]:
    """Return the records whose subject is none of demographics; those that no rule leaves out are withheld."""
    mine, subjects = dataset.columns["USUBJID"], world.plan.study.model.subjects
    orphan = orphans(mine, world.growing[subjects].columns["USUBJID"])
    gone = orphan & after_cut_off(world, mine)
    leave_out_cut_off(world, dataset, gone)
    _note(world, dataset, gone, left_out(cut_off_rule(world)))
    out = orphan & ~gone & not_analysed(world, mine)
    leave_out_not_analysed(world, dataset, out)
    _note(world, dataset, out, left_out(NOT_ANALYSED))
    withheld = orphan & ~gone & ~out
    _note(world, dataset, withheld, under_code(ORPHAN))
    report_orphans(world, dataset, withheld)
    _withheld(world, dataset, withheld, f"subject not in {subjects}", place)
    return orphan


def without(variable: str) -> str:
    """Return why a record without a required value is withheld."""
    return f"no {variable}"


def rule(dataset: str, why: str) -> str:
    """Return what the list of records left out says of a withheld record."""
    return f"withheld from {dataset}: {why}"


def _withheld(world: World, dataset: Growing, gone: NDArray[np.bool_], why: str, place: Place) -> None:
    """Count records that are withheld, and list the raw records that they were made from."""
    world.count(dataset.name, f"withheld: {why}", int(gone.sum()))
    for block, (first, last) in zip(dataset.blocks, dataset.bounds(), strict=True):
        rows = np.unique(block.rows[gone[first:last]])
        if len(rows):
            numbers = tuple(block.form.record_numbers(rows).tolist())
            world.left_out.append(LeftOut(block.form.form.file, numbers, rule(dataset.name, why), None, place))


def _note(world: World, dataset: Growing, gone: NDArray[np.bool_], reason: Reason) -> None:
    """Note for the ledger why records are about to go."""
    blocks = zip(dataset.blocks, dataset.bounds(), strict=True)
    world.notes.drop_of_several(dataset.name, blocks, gone, reason)


def _report_blank(world: World, dataset: Growing, name: str, blank: NDArray[np.bool_]) -> None:
    bound = world.plan.bound[f"{dataset.name}.{name}"]
    message = f"{dataset.name} record without {name}"
    problem = Problem("ROW106", message, bound.call.place, target=f"{dataset.name}.{name}")
    report(world, dataset, bound, np.flatnonzero(blank), problem)
