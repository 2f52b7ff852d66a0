"""Makes one record of each element of the trial that a subject entered."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import combine, encode
from nec_cdisc.mapping.study import SUBJECT
from nec_cdisc.plan.step import PlannedElements
from nec_cdisc.plugin.convention import ArmElement, Protocol
from nec_cdisc.problem import Problem
from nec_cdisc.rules.element import begun
from nec_cdisc.run.blame import report
from nec_cdisc.run.ledger.fate import left_out, under_code
from nec_cdisc.run.table import Growing, GrownBlock, Positions, empty
from nec_cdisc.run.value import values_of
from nec_cdisc.run.world import World

#: ETCD of an element that nobody planned, and the variable whose date it begins on (SDTMIG 3.4, section 5.3).
UNPLANNED = "UNPLAN"
FIRST_DOSE = "DM.RFXSTDTC"
#: Nothing says that the subject entered any element.
NO_ELEMENT = "ROW121"
_Entered = tuple[str | None, list[tuple[ArmElement, bool]]]


def one_row_per_element(
    world: World, dataset: str, grown: GrownBlock, planned: PlannedElements, position: int
) -> GrownBlock:
    """Return the records of the elements that the subject of each record entered, in the order of the arm.

    A record without a subject in DM gives none; a subject who entered no element is a query (ROW121).
    """
    alone = Growing(dataset, [grown])
    subject = grown.form.subject
    alone.columns[SUBJECT] = empty(len(grown)) if subject is None else subject.take(grown.rows)
    other = world.growing[planned.arm[0].table]
    row = world.row_of_subject(alone, other)
    known = row >= 0
    rule = f"without a subject in {other.name}, for {dataset}"
    world.notes.drop(dataset, position, grown, ~known, left_out(rule))
    world.count(grown.form.form.name, f"not kept {rule}", int(np.count_nonzero(~known)))
    grown, row = grown.filtered(known), row[known]
    if not len(grown):
        return _with_roles(grown, [], np.empty(0, np.int64), np.empty(0, np.int64))
    inverse, entered = _combinations(world.plan.study.protocol, planned, other, row)
    counts = np.array([len(elements) for _, elements in entered], np.int64)[inverse]
    nowhere = counts == 0
    if nowhere.any():
        _report(world, dataset, grown, nowhere)
        world.notes.drop(dataset, position, grown, nowhere, under_code(NO_ELEMENT))
    made = np.repeat(np.arange(len(grown), dtype=np.int64), counts)
    first = np.cumsum([0, *(len(elements) for _, elements in entered)])[:-1][inverse]
    within = np.arange(len(made)) - np.repeat(np.cumsum(counts) - counts, counts)
    each = [(arm, *item) for arm, elements in entered for item in elements]
    return _with_roles(grown, each, made, np.repeat(first, counts) + within)


def _combinations(
    protocol: Protocol, planned: PlannedElements, other: Growing, row: Positions
) -> tuple[NDArray[np.int32], list[_Entered]]:
    """Return for each record its combination of arm and dates, and for each combination what was entered."""
    columns = [other.columns[reference.name].take(row) for reference in planned.every]
    inverse, parts = combine(columns)
    entered: list[_Entered] = []
    for values in values_of(columns, parts):
        arms, (last, *rest) = values[: len(planned.arm)], values[len(planned.arm) :]
        arm = next((value for value in arms if value is not None), None)
        starts, unplanned = rest[: len(planned.starts)], rest[len(planned.starts) :]
        instead = any(value is not None for value in unplanned)
        found = [
            (element, instead and element.starts == FIRST_DOSE) for element, _ in begun(protocol, arm, starts, last)
        ]
        entered.append((arm, found))
    return inverse, entered


def _with_roles(
    grown: GrownBlock, each: list[tuple[str | None, ArmElement, bool]], made: Positions, which: Positions
) -> GrownBlock:
    """Return a record for each of ``made`` with what the protocol says of its element: ``which`` of ``each``."""
    many = GrownBlock(grown.form, grown.rows[made], matched=grown.matched)
    said: dict[str, list[Any]] = {
        "arm": [arm for arm, _, _ in each],
        "element": [UNPLANNED if instead else element.code for _, element, instead in each],
        "element_name": [None if instead else element.name for _, element, instead in each],
        "element_order": [element.order for _, element, _ in each],
        "element_epoch": [element.epoch for _, element, _ in each],
    }
    many.roles |= {role: encode(values).take(which) for role, values in said.items()}
    return many


def _report(world: World, dataset: str, grown: GrownBlock, nowhere: NDArray[np.bool_]) -> None:
    place = world.plan.study.datasets[dataset].document.place(("rows",))
    message = "no date says that the subject entered any element of the trial"
    problem = Problem(NO_ELEMENT, message, place, target=dataset)
    report(world, Growing(dataset, [grown]), None, np.flatnonzero(nowhere).astype(np.int64), problem)
