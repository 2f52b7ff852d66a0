"""Plans ``time_to_event``: what the sources of a parameter read, and which steps must come before."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from nec_cdisc.mapping.condition.tree import names as names_of
from nec_cdisc.mapping.endpoint import Endpoint, EndpointSource
from nec_cdisc.mapping.study import BlockMapping, DatasetMapping
from nec_cdisc.plan.binding import Binder
from nec_cdisc.plan.needs import Needs
from nec_cdisc.plan.reference import Kind, Reference
from nec_cdisc.plan.scope import Scope
from nec_cdisc.problem import Problem

#: The variable that numbers the records of an analysis dataset.
SEQUENCE = "ASEQ"


@dataclass(frozen=True, slots=True, eq=False)
class PlannedEndpoint:
    """A parameter whose names are resolved: ``start`` is read of the records of the block."""

    endpoint: Endpoint
    start: Reference


def planned_endpoints(binder: Binder, dataset: DatasetMapping, block: BlockMapping) -> tuple[PlannedEndpoint, ...]:
    """Return the parameters of a block; one with a name that cannot be read is left out (the problem is recorded)."""
    scope = binder.scope(dataset.only(block))
    planned = []
    for endpoint in block.endpoints:
        start = scope.in_block(block, endpoint.start, endpoint.start_place)
        sound = [_sound(scope, binder, source) for source in endpoint.sources]
        if start is not None and all(sound) and _is_date(binder, endpoint, start):
            planned.append(PlannedEndpoint(endpoint, start))
    return tuple(planned)


def needs_of_endpoints(needs: Needs, block: BlockMapping) -> Iterator[str]:
    """Yield the steps that must come before the records of parameters are made."""
    for endpoint in block.endpoints:
        for source in endpoint.sources:
            read = [source.date, *(names_of(source.keep) if source.keep is not None else ())]
            yield from needs.of_table(source.table, [*read, *sequence_of(needs, source.table)])


def sequence_of(needs: Needs, table: str) -> list[str]:
    """Return the variable that numbers the records of a table, as a list; nothing where it has none."""
    dataset = needs.study.datasets.get(table)
    name = None if dataset is None else numbering(table, dataset.variables)
    return [] if name is None else [name]


def numbering(table: str, variables: Container[str]) -> str | None:
    """Return the variable that numbers the records of a dataset, ``None`` where none does.

    It is ASEQ, else the sequence of SDTM: AESEQ in AE, and in ADAE whose records are those of AE.
    """
    letters = (table[:2], table[2:4]) if table.startswith("AD") else (table[:2],)
    return next((name for name in (SEQUENCE, *(f"{pair}SEQ" for pair in letters)) if name in variables), None)


def _sound(scope: Scope, binder: Binder, source: EndpointSource) -> bool:
    """Say whether a source can be read."""
    date = scope.column_of(source.table, source.date, source.place_of(source.date), Kind.DATASET, source.table)
    names = names_of(source.keep) if source.keep is not None else ()
    found = [scope.column_of(source.table, name, source.place_of(name), Kind.DATASET, source.table) for name in names]
    if date is not None and date.value not in {"iso8601", "any"}:
        message = f"time to an event wants a date, and {source.table}.{source.date} is none"
        binder.problems.append(Problem("MAP126", message, source.place_of(source.date)))
        return False
    return date is not None and None not in found


def _is_date(binder: Binder, endpoint: Endpoint, start: Reference) -> bool:
    if start.value in {"iso8601", "any"}:
        return True
    message = f"the time of {endpoint.name} starts on a date, and '{endpoint.start}' is none"
    binder.problems.append(Problem("MAP126", message, endpoint.start_place))
    return False
