"""Turns the blocks of study and source into the conventions that verbs are handed."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.mapping.model import CodeListBlock, ProtocolBlock, SourceFile, VisitBlock
from nec_cdisc.mapping.series import SeriesError, names, paired, require_few
from nec_cdisc.plugin.convention import (
    CodeList,
    DateConvention,
    Epoch,
    NumberConvention,
    Protocol,
    TickConvention,
    Visit,
    VisitMap,
)


def dates(block: SourceFile) -> DateConvention:
    """Return how the source writes dates."""
    unknown = frozenset(text.upper() for text in block.dates.unknown)
    no_time = frozenset(text.strip().upper() for text in block.dates.no_time)
    return DateConvention(tuple(block.dates.orders), unknown, tuple(block.dates.months), block.dates.pivot, no_time)


def numbers(block: SourceFile) -> NumberConvention:
    """Return how the source writes numbers."""
    said = block.numbers
    return NumberConvention(
        tuple(said.decimal), tuple(said.grouping), frozenset(text.upper() for text in said.not_numeric)
    )


def ticks(block: SourceFile) -> TickConvention:
    """Return how the source writes tick boxes."""
    return TickConvention(_upper(block.ticks.ticked), _upper(block.ticks.not_ticked))


def _upper(texts: list[str]) -> frozenset[str]:
    return frozenset(text.strip().upper() for text in texts)


def visits(block: SourceFile) -> VisitMap:
    """Return the source's visit names, series written out; raises ``SeriesError``."""
    return VisitMap(paired(block.visits), frozenset(block.unscheduled))


def _of_dataset(start: str | None) -> str | None:
    """Return a start as a variable of DM where its dataset is not written: that is told once, where it stands."""
    return start if start is None or "." in start else f"DM.{start}"


def protocol(block: ProtocolBlock) -> Protocol:
    """Return visits and epochs of the protocol, series of visits written out; raises ``SeriesError``."""
    planned: dict[str, Visit] = {}
    for name, first in block.visits.items():
        planned |= {visit.name: visit for visit in _visits(name, first)}
        require_few(len(planned), name)
    epochs = tuple(
        Epoch(epoch.name, _of_dataset(epoch.starts or epoch.starts_after), epoch.starts_after is not None)
        for epoch in block.epochs
    )
    return Protocol(planned, epochs)


def _visits(name: str, first: VisitBlock) -> Iterator[Visit]:
    series = names(name)
    if len(series) > 1 and first.next is None:
        message = f"'{name}' is a series of visits: 'next' must say by how much number and day grow"
        raise SeriesError(message, name)
    for position, member in enumerate(series):
        number, day = first.number, first.day
        if first.next is not None:
            number += position * first.next.number
            day = None if day is None else day + position * first.next.day
        yield Visit(member, number, day, first.epoch)


def code_list(name: str, block: CodeListBlock) -> CodeList:
    """Return a code list; the folded terms serve lists that ignore case."""
    folded = {raw.strip().casefold(): value for raw, value in block.terms.items()} if block.ignore_case else {}
    return CodeList(name, dict(block.terms), block.unknown, block.ignore_case, block.codelist, folded)
