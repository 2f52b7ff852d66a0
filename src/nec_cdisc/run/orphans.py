"""Finds records of subjects that demographics do not know, and asks the site for each subject once per form."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.mapping.cdisc_model import ADAM
from nec_cdisc.plan.privacy import private_behind
from nec_cdisc.plan.reference import Bound
from nec_cdisc.problem import CODES, Place, Problem
from nec_cdisc.problem.families.record import ASKED_IN_DM
from nec_cdisc.run.blame import members, raw_cells_all
from nec_cdisc.run.cut_off import cut_off_place
from nec_cdisc.run.table import FormTable, Growing, Positions
from nec_cdisc.run.world import World, subject_numbers

#: The code of a subject without a record in DM.
ORPHAN = "ROW105"


#: How the rule begins that leaves out what belongs to subjects after the data cut-off; its date follows.
AFTER_CUT_OFF = "left out: subject after the data cut-off"
#: How many of the records built for a dataset are of such subjects.
OF_SUBJECTS_CUT_OFF = "records of subjects after the data cut-off"
#: The rule that leaves out what belongs to subjects who are none of the analysis.
NOT_ANALYSED = "left out: subject not in ADSL, by its rule"


def cut_off_rule(world: World) -> str:
    """Return the rule that leaves out what belongs to subjects after the data cut-off."""
    return f"{AFTER_CUT_OFF} {world.limit}"


def orphans(mine: Encoded, subjects: Encoded) -> NDArray[np.bool_]:
    """Return the records whose subject has no record in DM (any more: it may have been withheld there).

    A record without any subject is none of them: it lacks its USUBJID, which is a question of its own.
    """
    there = np.zeros(len(subjects.values) + 1, bool)
    there[subjects.codes[subjects.codes >= 0]] = True
    return ~there[subject_numbers(mine, subjects)] & ~mine.missing()


def after_cut_off(world: World, subjects: Encoded) -> NDArray[np.bool_]:
    """Return the records of subjects that the data cut-off leaves out."""
    gone = np.array([*(subject in world.cut_off for subject in subjects.values), False])
    return gone[subjects.codes]


def not_analysed(world: World, subjects: Encoded) -> NDArray[np.bool_]:
    """Return the records of subjects whom analysis leaves out of ADSL by its rule, such as screening failures.

    They are known: the datasets that ADSL is made of have them. In SDTM such a subject is a question to the site.
    """
    model = world.plan.study.model
    forms = [world.forms[name] for name in world.plan.forms_of(model.subjects) if name in world.forms]
    if model is not ADAM:
        return np.zeros(len(subjects), bool)
    known = {who for form in forms if form.subject is not None for who in form.subject.values}
    return np.array([*(subject in known for subject in subjects.values), False])[subjects.codes]


def leave_out_not_analysed(world: World, dataset: Growing, gone: NDArray[np.bool_]) -> None:
    """Count and list the records of subjects whom analysis leaves out of ADSL."""
    place = world.plan.study.datasets[world.plan.study.model.subjects].document.place(("rows",))
    for block, (first, last) in zip(dataset.blocks, dataset.bounds(), strict=True):
        world.leave_out(block.form, np.unique(block.rows[gone[first:last]]), NOT_ANALYSED, place)


def leave_out_cut_off(world: World, dataset: Growing, gone: NDArray[np.bool_]) -> None:
    """Count and list the raw records of subjects that the data cut-off leaves out, by the line that cuts DM."""
    forms = (world.plan.study.forms[name] for name in world.plan.forms_of(world.plan.study.model.subjects))
    place = next((cut_off_place(form) for form in forms if form.block.cut_off is not None), None)
    if gone.any():
        world.count(dataset.name, OF_SUBJECTS_CUT_OFF, int(gone.sum()))
    for block, (first, last) in zip(dataset.blocks, dataset.bounds(), strict=True):
        world.leave_out(block.form, np.unique(block.rows[gone[first:last]]), cut_off_rule(world), place)


def report_orphans(world: World, dataset: Growing, orphan: NDArray[np.bool_]) -> None:
    """Report the raw records of a dataset's orphans, once per subject and form."""
    bound = world.plan.bound.get(f"{dataset.name}.USUBJID")
    place = world.plan.study.datasets[dataset.name].document.place(("dataset",))
    subjects = dataset.columns["USUBJID"]
    for block, (first, last) in zip(dataset.blocks, dataset.bounds(), strict=True):
        records = np.flatnonzero(orphan[first:last])
        who = subjects.part(first, last).take(records)
        _report(world, block.form, block.rows[records], who, (dataset.name, bound, place))


def report_remaining(world: World) -> None:
    """Report the orphans that no dataset has reported: in forms that are only looked up, in records not kept.

    Left alone are the forms that DM itself is made of: why a record of theirs is none of DM has been said there.
    """
    subjects = world.plan.study.model.subjects
    if subjects not in world.finished:
        return
    known = world.finished[subjects].column("USUBJID")
    told = _told(world)
    own = world.plan.forms_of(subjects)
    for name, table in world.forms.items():
        if table.subject is None or name in own:
            continue
        asked = ~after_cut_off(world, table.subject) & ~not_analysed(world, table.subject)
        rows = np.flatnonzero(orphans(table.subject, known) & asked)
        rows = rows[~np.isin(table.record_numbers(rows), told.get(table.form.file, []))]
        by = (subjects, world.plan.form_subjects[name], table.form.place)
        _report(world, table, rows, table.subject.take(rows), by)


def _told(world: World) -> dict[str, list[int]]:
    """Return the records that have been reported as orphans, by file."""
    told: dict[str, list[int]] = {}
    for problem in world.problems:
        if problem.code == ORPHAN and problem.cells is not None:
            told.setdefault(problem.cells.file, []).extend(problem.cells.rows)
    return told


def _report(
    world: World, table: FormTable, rows: Positions, who: Encoded, by: tuple[str, Bound | None, Place | None]
) -> None:
    """Report rows of a form by subject; ``by`` is the dataset that asks, how it identifies a subject, and its line."""
    dataset, bound, place = by
    subjects = world.plan.study.model.subjects
    secret = bound is not None and private_behind(world.plan, dataset, bound)
    blank = _without_number(table, rows)
    found = []
    if blank.any():
        nobody = Problem(ORPHAN, f"the subject number is blank, so the record is nobody's in {subjects}", place)
        found.append((rows[blank], replace(nobody, target=f"{dataset}.USUBJID")))
    rows, who = rows[~blank], who.take(~blank)
    codes, group = np.unique(who.codes, return_inverse=True)
    for number, inside in members(group.astype(np.int32), len(codes)):
        problem = _orphan(who.values[codes[number]], subjects, secret=secret, withheld=world.withheld)
        found.append((rows[inside], replace(problem, place=place, target=f"{dataset}.USUBJID")))
    world.problems.extend(raw_cells_all(table, table.form.source.block.subject[-1], found))


def _orphan(who: object, subjects: str, *, secret: bool, withheld: set[str]) -> Problem:
    """Return the problem of a subject without a record in DM, or whose record there is withheld: that asks already."""
    if str(who) in withheld:
        message = f"the record of {'the subject' if secret else f'subject {who}'} in {subjects} is withheld"
        return Problem(ORPHAN, message, next_step=ASKED_IN_DM)
    return Problem(ORPHAN, CODES[ORPHAN].title if secret else f"subject {who} has no record in {subjects}")


def _without_number(table: FormTable, rows: Positions) -> NDArray[np.bool_]:
    """Return the rows in which one of the columns that identify a subject is blank."""
    blank = np.zeros(len(rows), bool)
    there = set(table.raw.columns)
    for name in (name for name in table.form.source.block.subject if name in there):
        blank |= table.cells(name, rows).missing()
    return blank
