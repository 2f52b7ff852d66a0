"""Verbs that look into another table: what they are given, and the rows that they chose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, recode
from nec_cdisc.dataset.model import Births
from nec_cdisc.dataset.vectors import Summary
from nec_cdisc.mapping.condition.tree import Condition
from nec_cdisc.mapping.signature import Parameter, Source
from nec_cdisc.plan.reference import Bound
from nec_cdisc.plugin.verb import Refused, Shape
from nec_cdisc.problem import Place, Problem
from nec_cdisc.run.asking import ask_table
from nec_cdisc.run.blame import members, problems_of, raw_cells_all, report, report_once
from nec_cdisc.run.table import FormTable, Growing, Positions, empty
from nec_cdisc.run.value import handed
from nec_cdisc.run.world import World, first_of_subject, subject_numbers
from nec_cdisc.verbs.date import date


def elsewhere(world: World, dataset: Growing, bound: Bound) -> Encoded:
    """Have a verb look into another table for each subject; remember the row that decided, and those that lost."""
    mine = dataset.columns["USUBJID"]
    rows = rows_of(world, bound, mine, f"{dataset.name}.{bound.call.target}")
    said, value = summarised(world, dataset, bound, mine, rows)
    _remember(dataset, bound, rows, (said, value), mine)
    return said.answer.take(mine.codes)


class RowsElsewhere(NamedTuple):
    """A table that is looked into, for each row the number of its subject (-1: takes no part), and which are kept.

    A row may be kept of a subject that has no record: it takes no part, and is asked about all the same.
    """

    table: FormTable | Growing
    groups: Positions
    kept: NDArray[np.bool_]


def rows_of(world: World, bound: Bound, mine: Encoded, target: str) -> RowsElsewhere:
    """Return the rows that a verb looks at."""
    rows = _rows(world, bound.elsewhere or "", mine, (bound.call.keep, bound.call.place), target)
    if isinstance(rows.table, FormTable):
        rows.table.find(rows.groups >= 0)
    return rows


def by_subject(
    world: World, name: str, mine: Encoded, kept: tuple[Condition | None, Place], target: str
) -> tuple[FormTable | Growing, Positions]:
    """Return a table, and for each of its rows that is kept the number of its subject among mine (else -1).

    ``kept`` are the condition on the rows, if any, and its line.
    """
    table, groups, _ = _rows(world, name, mine, kept, target)
    return table, groups


def _rows(world: World, name: str, mine: Encoded, kept: tuple[Condition | None, Place], target: str) -> RowsElsewhere:
    table = world.table(name)
    theirs = table.subject if isinstance(table, FormTable) else table.columns["USUBJID"]
    groups = np.full(len(table), -1, np.int64) if theirs is None else subject_numbers(theirs, mine)
    keep, place = kept
    if keep is None:
        return RowsElsewhere(table, groups, np.ones(len(table), bool))
    holds = ask_table(world, table, keep, place, name, target)
    return RowsElsewhere(table, np.where(holds, groups, -1), holds)


def summarised(
    world: World, dataset: Growing, bound: Bound, mine: Encoded, rows: RowsElsewhere
) -> tuple[Summary, Encoded]:
    """Return what a verb says of each subject, and the column of the other table that it looks at first.

    A verb that chooses a row says the value of its first column.
    A column of the dataset itself is given once for each subject; ``mine`` are the subjects of its records.
    """
    table, groups, kept = rows
    given: dict[str, Any] = handed(world, bound, dataset.blocks[0].form.form.source)
    value = empty(len(table))
    for item in bound.call.signature.parameters:
        if item.kind == "subject":
            given[item.name] = groups
        elif item.name == "count":
            given[item.name] = len(mine.values)
        elif item.source is Source.COLUMN and item.elsewhere:
            names, there = bound.columns[item.name], (table, kept)
            several = [_elsewhere(world, there, bound, name, item.kind) for name in names]
            given[item.name] = several if item.many else (several[0] if several else None)
            value = several[0] if item is bound.call.signature.first else value
        elif item.source is Source.COLUMN:
            given[item.name] = _own(world, dataset, bound, item, mine)
    if bound.call.signature.shape is Shape.SUMMARY:
        answer: Summary = bound.call.signature.function(**given)
        _report_refused(world, dataset, bound, table, np.where(groups >= 0, value.codes, -1), answer.refused)
        return answer, value
    winner: Positions = bound.call.signature.function(**given)
    return Summary(value.take(winner), winner), value


def _own(world: World, dataset: Growing, bound: Bound, item: Parameter, mine: Encoded) -> Encoded | None:
    """Return a column of the dataset itself, once for each subject; records of a subject that differ are a query."""
    names = bound.columns[item.name]
    if not names:
        return None
    column, differing = once(world.column(dataset, bound.references[names[0]]), mine)
    if len(differing):
        problem = not_the_same(names[0], bound.call.place, f"{dataset.name}.{bound.call.target}")
        report(world, dataset, bound, differing, problem)
    return column


def once(column: Encoded, mine: Encoded) -> tuple[Encoded, Positions]:
    """Return a column once for each subject, and the records whose value is not that of the subject's first record."""
    first = first_of_subject(mine)
    differing = (mine.codes >= 0) & (column.codes != column.codes[np.append(first, -1)[mine.codes]])
    return column.take(first), np.flatnonzero(differing)


def not_the_same(name: str, place: Place, target: str) -> Problem:
    """Return the query about a value that a subject has once and whose records differ in it."""
    message = f"{name} is not the same in all records of the subject; the first one counts"
    return Problem("ROW109", message, place, target=target)


def _elsewhere(
    world: World, rows: tuple[FormTable | Growing, NDArray[np.bool_]], bound: Bound, name: str, kind: str
) -> Encoded:
    """Return a column of the other table; a raw date is read by the convention of its source.

    Dates of rows that are kept (the second of ``rows``) are asked about, whether their subject has a record or not.
    """
    table, kept = rows
    column_name = name.removeprefix(f"{bound.elsewhere}.")
    column = table.column_named(column_name)
    if not isinstance(table, FormTable) or kind != "iso8601" or table.form.kinds.get(column_name) == "iso8601":
        return column
    answers: list[str | None] = []
    refusals: dict[int, Refused] = {}
    for position, text in enumerate(column.values):
        try:
            answers.append(date(text, convention=table.form.source.dates))
        except Refused as refusal:
            answers.append(refusal.answer if isinstance(refusal.answer, str) else None)
            refusals[position] = refusal
    asked = Encoded(np.where(kept, column.codes, -1), column.values)
    _report_raw(world, table, column_name, asked, refusals, bound)
    return recode(column, answers)


def _report_refused(
    world: World,
    dataset: Growing,
    bound: Bound,
    table: FormTable | Growing,
    codes: Positions,
    refusals: Mapping[int, Refused],
) -> None:
    """Report what a verb refuses in the column that it looks at first, once for all lines that refuse it."""
    name = next(iter(bound.columns[bound.call.signature.first.name])).removeprefix(f"{bound.elsewhere}.")
    target = f"{dataset.name}.{bound.call.target}"
    found = [
        (np.flatnonzero(codes == value), Problem(item.code, item.message, bound.call.place, target=target))
        for value, item in refusals.items()
    ]
    found = [(rows, problem) for rows, problem in found if len(rows)]
    if not found:
        return
    if isinstance(table, FormTable):
        report_once(world, raw_cells_all(table, name, found))
    else:
        report_once(world, problems_of(world, table, world.plan.bound.get(f"{table.name}.{name}"), found))


def _report_raw(
    world: World, table: FormTable, name: str, column: Encoded, refusals: Mapping[int, Refused], bound: Bound
) -> None:
    """Report the raw cells of each refused value, by its position among the values, in one sorting for all."""
    refused = np.flatnonzero(np.isin(column.codes, list(refusals)))
    found = [
        (refused[inside], Problem(item.code, item.message, bound.call.place, target=bound.call.target))
        for code, inside in members(column.codes[refused], len(column.values))
        if (item := refusals.get(code)) is not None and len(inside)
    ]
    world.problems.extend(raw_cells_all(table, name, found))


def rests_on(bound: Bound, groups: Positions, said: Summary, value: Encoded) -> Positions:
    """Return the rows of the other table that an answer rests on, or that an extreme looked at, the winners apart."""
    looked_at = (groups >= 0) & ~value.missing()
    if bound.call.signature.shape is Shape.SUMMARY and said.used is not None:
        looked_at = said.used & (groups >= 0)
    looked_at[said.row[said.row >= 0]] = False
    return np.flatnonzero(looked_at).astype(np.int64)


def _remember(
    dataset: Growing,
    bound: Bound,
    rows: RowsElsewhere,
    said: tuple[Summary, Encoded],
    mine: Encoded,
) -> None:
    """Keep the births: the row that won for each record, and those of the same subject that lost, or are used."""
    table, groups, _ = rows
    name = table.form.file if isinstance(table, FormTable) else table.name
    numbered = table.record_numbers if isinstance(table, FormTable) else (lambda rows: rows)
    row = np.append(said[0].row, -1)[mine.codes]
    records = np.flatnonzero(row >= 0)
    dataset.births.append(Births("winner", name, records, numbered(row[records]), bound.call.target))
    others = rests_on(bound, groups, *said)
    record = first_of_subject(mine)[groups[others]]
    there = record >= 0
    role = "used" if bound.call.signature.shape is Shape.SUMMARY else "loser"
    dataset.births.append(Births(role, name, record[there], numbered(others[there]), bound.call.target))
