"""Plans ``one_row_per_scale``: the scales of the questionnaire, and the columns that hold items and answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nec_cdisc.mapping.scale_rows import ScaleRows
from nec_cdisc.mapping.study import BlockMapping, DatasetMapping
from nec_cdisc.plan.binding import Binder
from nec_cdisc.plan.reference import Kind, Reference
from nec_cdisc.plugin.convention import ScaleTable
from nec_cdisc.problem import Problem
from nec_cdisc.problem.families.analysis import NO_QUESTIONNAIRE
from nec_cdisc.source.nearest import nearest


@dataclass(frozen=True, slots=True, eq=False)
class PlannedScales:
    """The scales of a questionnaire, and the columns of the form that they are scored from."""

    rows: ScaleRows
    table: ScaleTable
    item: Reference
    answer: Reference
    of_each: tuple[Reference, ...]


def planned_scales(
    binder: Binder, dataset: DatasetMapping, block: BlockMapping, tables: Mapping[str, ScaleTable]
) -> PlannedScales | None:
    """Return what a block scores, ``None`` where it cannot (the problem is recorded)."""
    rows = block.scales
    if rows is None:
        return None
    table = tables.get(rows.questionnaire)
    if table is None:
        message = f"specs/scales has no questionnaire '{rows.questionnaire}'"
        guess = nearest(rows.questionnaire, tables)
        binder.problems.append(Problem(NO_QUESTIONNAIRE, message, rows.place, nearest=guess))
    found = {name: _column(binder, dataset, block, rows, name) for name in rows.columns}
    known = {name: reference for name, reference in found.items() if reference is not None}
    if table is None or len(known) < len(found) or not _is_number(binder, rows, known[rows.answer]):
        return None
    return PlannedScales(rows, table, known[rows.item], known[rows.answer], tuple(known[name] for name in rows.of_each))


def _column(
    binder: Binder, dataset: DatasetMapping, block: BlockMapping, rows: ScaleRows, name: str
) -> Reference | None:
    """Return a column of the form; scores come before anything that the block looks up or sets."""
    place = rows.name_places[name]
    reference = binder.scope(dataset.only(block)).in_block(block, name, place)
    if reference is None or reference.kind is Kind.RAW:
        return reference
    message = f"'{name}' is no column of {block.form}, and scores are made of its records as they stand"
    binder.problems.append(Problem("MAP127", message, place))
    return None


def _is_number(binder: Binder, rows: ScaleRows, answer: Reference) -> bool:
    if answer.value in {"number", "any"}:
        return True
    message = f"a score is made of numbers, and '{rows.answer}' is {answer.value}"
    binder.problems.append(Problem("MAP126", message, rows.name_places[rows.answer]))
    return False
