"""Plans ``one_row_per_element``: which variables of DM say what elements a subject entered."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.mapping.study import BlockMapping, DatasetMapping
from nec_cdisc.plan.binding import Binder
from nec_cdisc.plan.needs import Needs
from nec_cdisc.plan.reference import Kind, Reference
from nec_cdisc.plan.step import PlannedElements
from nec_cdisc.plugin.convention import Protocol
from nec_cdisc.problem import Problem
from nec_cdisc.rules.element import start_variables


def planned_elements(binder: Binder, dataset: DatasetMapping, block: BlockMapping) -> PlannedElements | None:
    """Return the variables that decide, ``None`` where one of them cannot (the problem is recorded)."""
    rows = block.elements
    if rows is None:
        return None
    if not binder.study.protocol.arms:
        message = f"records of {dataset.name} are made of the elements of arms, and the protocol has no arms"
        binder.problems.append(Problem("MAP103", message, rows.place))
        return None
    starts = start_variables(binder.study.protocol)
    found = {name: _found(binder, dataset, block, name) for name in deciding(block, binder.study.protocol)}
    if None in found.values():
        return None
    known = {name: reference for name, reference in found.items() if reference is not None}
    return PlannedElements(
        tuple(known[name] for name in rows.arm),
        known[rows.last],
        tuple(known[name] for name in starts),
        None if rows.unplanned is None else known[rows.unplanned],
    )


def needs_of_elements(needs: Needs, elements: PlannedElements) -> Iterator[str]:
    """Yield the steps that must come before the records of elements are made."""
    for reference in elements.every:
        yield from needs.of_table(reference.table, [reference.name])


def deciding(block: BlockMapping, protocol: Protocol) -> list[str]:
    """Return the variables that decide which elements a subject entered; none for a block that makes no elements."""
    rows = block.elements
    if rows is None:
        return []
    starts = start_variables(protocol)
    return [*rows.arm, rows.last, *starts, *([] if rows.unplanned is None else [rows.unplanned])]


def _found(binder: Binder, dataset: DatasetMapping, block: BlockMapping, name: str) -> Reference | None:
    place = block.elements.place if block.elements is not None else block.place
    reference = binder.scope(dataset.only(block)).in_block(block, name, place)
    if reference is None or (reference.kind is Kind.DATASET and reference.table == "DM"):
        return reference
    message = f"'{name}' is no variable of DM, and elements are entered by its arms and dates"
    binder.problems.append(Problem("MAP127", message, place, next_step="Write DM and the variable: DM.ACTARMCD."))
    return None
