"""Makes one record of each time-to-event parameter for the subject of a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, constant, encode, recode, stack
from nec_cdisc.mapping.endpoint import Endpoint, EndpointSource
from nec_cdisc.plan.endpoints import PlannedEndpoint, numbering
from nec_cdisc.problem import Problem
from nec_cdisc.rules.dated_record import DatedRecords
from nec_cdisc.rules.day_column import days, texts_of_days
from nec_cdisc.rules.time_to_event import Censoring, TimeToEvent, time_to_event
from nec_cdisc.run.blame import report
from nec_cdisc.run.elsewhere import by_subject, not_the_same, once
from nec_cdisc.run.missed_assessments import follow_up_end, placed_in_tables
from nec_cdisc.run.table import FormTable, Growing, GrownBlock, Positions
from nec_cdisc.run.world import World

#: A subject with neither event nor censoring; an event without a date; an event or a censoring before the start.
NOBODY_LOST, UNDATED, BEFORE_START = "ANL108", "ANL109", "ANL116"
Table = FormTable | Growing


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """A source as read: its records by subject, and the table."""

    source: EndpointSource
    table: Table
    records: DatedRecords


def one_row_per_endpoint(
    world: World, dataset: str, grown: GrownBlock, endpoints: Sequence[PlannedEndpoint]
) -> GrownBlock:
    """Return a record of each parameter for each record of the block whose time starts.

    A subject with a start and neither event nor censoring has no record, and is a query (ANL108); an event without a
    date does not count, and is one too (ANL109), as is a time that ended before it began (ANL116).
    """
    subject = grown.form.subject
    mine = (constant(None, len(grown.form)) if subject is None else subject).take(grown.rows)
    parts = [_Parameter(world, dataset, grown, mine, item).rows() for item in endpoints]
    return _joined(grown, parts)


class _Parameter:
    """Works one parameter out."""

    def __init__(self, world: World, dataset: str, grown: GrownBlock, mine: Encoded, planned: PlannedEndpoint) -> None:
        self.world, self.dataset, self.grown, self.mine = world, dataset, grown, mine
        self.endpoint: Endpoint = planned.endpoint
        self.start = grown.column(planned.start)
        self.target = f"{dataset}.{planned.endpoint.name}"

    def rows(self) -> tuple[GrownBlock, dict[str, Encoded]]:
        """Return the records of the block that the parameter has a record for, and what it says of each."""
        endpoint = self.endpoint
        events, censors, ends = (
            [self._read(source) for source in sources] for sources in (endpoint.events, endpoint.censors, endpoint.ends)
        )
        start, differing = once(self.start, self.mine)
        if len(differing):
            problem = not_the_same(endpoint.start, endpoint.start_place, self.target)
            report(self.world, Growing(self.dataset, [self.grown]), None, differing, problem)
        first, happened = days(start), [item.records for item in events]
        answer = time_to_event(
            first,
            happened,
            [Censoring(item.records, item.source.code, named_by_end=not item.source.own_code) for item in censors],
            [follow_up_end(item.source, item.records, happened, first) for item in ends],
        )
        answer = placed_in_tables(answer, endpoint.ends)
        self._report(answer)
        number = self.mine.codes.astype(np.int64)
        kept = (number >= 0) & ~np.isnat(np.append(answer.date, np.datetime64("NaT"))[number])
        return self._kept(kept, number[kept], answer, (events, censors, ends))

    def _read(self, source: EndpointSource) -> _Read:
        kept = (source.keep, source.place)
        table, groups = by_subject(self.world, source.table, self.mine, kept, self.target)
        return _Read(source, table, DatedRecords(groups, days(table.column_named(source.date))))

    def _report(self, answer: TimeToEvent) -> None:
        for code, flags, said in (
            (NOBODY_LOST, answer.lost, "neither an event nor a censoring"),
            (UNDATED, answer.undated, "an event without a complete date, which does not count"),
            (BEFORE_START, answer.raised, "what ends the time lies before its start, and counts as on its first day"),
        ):
            records = np.flatnonzero(np.append(flags, False)[self.mine.codes])
            if len(records):
                message = f"{self.endpoint.name}: {said}"
                problem = Problem(code, message, self.endpoint.place, target=self.target)
                report(self.world, Growing(self.dataset, [self.grown]), None, records, problem)

    def _kept(
        self, kept: NDArray[np.bool_], number: Positions, answer: TimeToEvent, read: tuple[list[_Read], ...]
    ) -> tuple[GrownBlock, dict[str, Encoded]]:
        block = self.grown.filtered(kept)
        roles = _said(answer, number, read)
        for alias, table, rows in _won(answer, number, read):
            block.joined[f"{self.endpoint.name} {alias}"] = (table, rows)
        roles["parameter"] = constant(self.endpoint.name, len(block))
        roles["parameter_label"] = constant(self.endpoint.label, len(block))
        roles["start"] = self.start.take(kept)
        roles["date"] = texts_of_days(answer.date[number])
        roles["censor"] = encode(answer.code[number].tolist())
        return block, roles


def _said(answer: TimeToEvent, number: Positions, read: tuple[list[_Read], ...]) -> dict[str, Encoded]:
    """Return what the source that won says of the time of each subject."""
    events, censors, ends = read
    every = [*events, *censors, *ends]
    event, censoring, end = (item[number] for item in (answer.event, answer.censoring, answer.end))
    end = end + len(events) + len(censors)
    by = np.where(event >= 0, event, np.where(censoring >= 0, censoring + len(events), end))
    named = np.where(answer.named_by_end[number], end, by)
    return {
        "event_description": _by_source(named, [item.source.describe or None for item in every]),
        "censor_date_description": _by_source(by, [item.source.describe_date for item in every]),
        "source_dataset": _by_source(by, [item.source.table for item in every]),
        "source_variable": _by_source(by, [item.source.date for item in every]),
        "source_sequence": _sequences(by, answer.record[number], every),
    }


def _by_source(source: Positions, said: list[str | None]) -> Encoded:
    """Return what the source of each record says."""
    return recode(Encoded(source.astype(np.int32), range(len(said))), said)


def _sequences(source: Positions, record: Positions, every: list[_Read]) -> Encoded:
    """Return the number of each record in the dataset of its source, missing where that numbers none."""
    numbers = np.full(len(source), -1, np.int64)
    for place, item in enumerate(every):
        mine = source == place
        variable = numbering(item.source.table, _variables(item.table))
        if variable is not None and mine.any():
            column = item.table.column_named(variable)
            numbers[mine] = np.array([*map(int, column.values), -1], np.int64)[column.codes[record[mine]]]
    distinct, codes = np.unique(numbers[numbers >= 0], return_inverse=True)
    found = np.full(len(source), -1, np.int32)
    found[numbers >= 0] = codes
    return Encoded(found, distinct.tolist())


def _variables(table: Table) -> Mapping[str, object]:
    """Return the columns of a dataset by name."""
    return table.columns if isinstance(table, Growing) else table.raw.columns


def _won(
    answer: TimeToEvent, number: Positions, read: tuple[list[_Read], ...]
) -> Iterator[tuple[str, Table, Positions]]:
    """Yield each source that had a say for some subject, with the row of its table (-1: another source had it).

    That is the event or the censoring that won, the end that holds for it, and the event that came after that end.
    """
    events, censors, ends = read
    for kind, items, winner, record in (
        ("event", events, answer.event, answer.record),
        ("censor", censors, answer.censoring, answer.record),
        ("end", ends, answer.end, answer.end_record),
        ("cut", events, answer.cut_event, answer.cut_record),
    ):
        for place, item in enumerate(items):
            mine = winner[number] == place
            if mine.any():
                yield f"{kind} {place + 1}", item.table, np.where(mine, record[number], -1)


def _joined(grown: GrownBlock, parts: Sequence[tuple[GrownBlock, dict[str, Encoded]]]) -> GrownBlock:
    """Return the records of all parameters as one block, parameter after parameter."""
    if not parts:
        return grown.filtered(np.zeros(len(grown), bool))
    many = GrownBlock(grown.form, np.concatenate([block.rows for block, _ in parts]), matched=grown.matched)
    lengths = [len(block) for block, _ in parts]
    many.roles = {name: stack([roles[name] for _, roles in parts]) for name in parts[0][1]}
    for place, (block, _) in enumerate(parts):
        for alias, (table, rows) in block.joined.items():
            whole = np.full(sum(lengths), -1, np.int64)
            whole[sum(lengths[:place]) : sum(lengths[: place + 1])] = rows
            many.joined[alias] = (table, whole)
    return many
