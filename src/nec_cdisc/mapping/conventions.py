"""Turns the blocks of study and source into the conventions that verbs are handed."""

from __future__ import annotations

from nec_cdisc.mapping.model import CodeListBlock, ProtocolBlock, SourceFile
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
    return DateConvention(tuple(block.dates.orders), unknown, tuple(block.dates.months), block.dates.pivot)


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
    """Return the source's visit names."""
    return VisitMap(dict(block.visits), frozenset(block.unscheduled))


def protocol(block: ProtocolBlock) -> Protocol:
    """Return visits and epochs of the protocol."""
    planned = {name: Visit(name, visit.number, visit.day, visit.epoch) for name, visit in block.visits.items()}
    epochs = tuple(
        Epoch(epoch.name, epoch.starts or epoch.starts_after, epoch.starts_after is not None) for epoch in block.epochs
    )
    return Protocol(planned, epochs)


def code_list(name: str, block: CodeListBlock) -> CodeList:
    """Return a code list; the folded terms serve lists that ignore case."""
    folded = {raw.strip().casefold(): value for raw, value in block.terms.items()} if block.ignore_case else {}
    return CodeList(name, dict(block.terms), block.unknown, block.ignore_case, block.codelist, folded)
