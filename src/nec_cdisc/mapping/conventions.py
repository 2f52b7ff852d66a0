"""Turns the blocks of study and source into the conventions that verbs are handed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nec_cdisc.mapping.model import CodeListBlock, SourceFile
from nec_cdisc.mapping.protocol_blocks import ArmElementBlock, ElementBlock, ProtocolBlock, VisitBlock
from nec_cdisc.mapping.series import SeriesError, TooManyNames, names, paired, require_few
from nec_cdisc.plugin.convention import (
    ArmElement,
    CodeList,
    Criterion,
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


def visits_of(block: ProtocolBlock) -> tuple[dict[str, Visit], list[SeriesError]]:
    """Return the visits of the protocol, series of them written out, and why others cannot be.

    Where all of them together are too many names, there are none.
    """
    planned: dict[str, Visit] = {}
    faults: list[SeriesError] = []
    for name, first in block.visits.items():
        try:
            planned |= {visit.name: visit for visit in _visits(name, first)}
            require_few(len(planned), name)
        except TooManyNames as fault:
            return {}, [*faults, fault]
        except SeriesError as fault:
            faults.append(fault)
    return planned, faults


def protocol(block: ProtocolBlock, planned: Mapping[str, Visit]) -> Protocol:
    """Return the protocol with these visits."""
    epochs = tuple(
        Epoch(epoch.name, _of_dataset(epoch.starts or epoch.starts_after), epoch.starts_after is not None)
        for epoch in block.epochs
    )
    return Protocol(
        planned, epochs, dict(_criteria(block)), dict(_arms(block, {epoch.name: epoch for epoch in epochs}))
    )


def _criteria(block: ProtocolBlock) -> Iterator[tuple[str, Criterion]]:
    for category, criteria in (("INCLUSION", block.criteria.inclusion), ("EXCLUSION", block.criteria.exclusion)):
        for code, said in criteria.items():
            yield code, Criterion(said if isinstance(said, str) else said.text, category)


def _arms(block: ProtocolBlock, epochs: Mapping[str, Epoch]) -> Iterator[tuple[str, tuple[ArmElement, ...]]]:
    """Yield each arm with its elements; what names no element is left out, and a problem of its own."""
    for code, arm in block.arms.items():
        begun: set[str] = set()
        elements = []
        for order, item in enumerate(arm.elements, 1):
            if item.element in block.elements:
                first = item.epoch not in begun
                elements.append(_arm_element(block.elements[item.element], item, order, epochs if first else {}))
            begun.add(item.epoch)
        yield code, tuple(elements)


def _arm_element(block: ElementBlock, item: ArmElementBlock, order: int, begins: Mapping[str, Epoch]) -> ArmElement:
    """Return an element of an arm; the first one of an epoch (which is among ``begins``) begins with it."""
    known, leaves = (item.element, block.name, item.epoch, order), item.transition is not None
    epoch = begins.get(item.epoch)
    if epoch is not None and epoch.starts is not None:
        return ArmElement(*known, epoch.starts, epoch.after, leaves)
    starts = _of_dataset(block.starts or block.starts_after)
    return ArmElement(*known, starts, block.starts_after is not None, leaves)


def _visits(name: str, first: VisitBlock) -> Iterator[Visit]:
    series = names(name)
    if len(series) > 1 and first.next is None:
        message = f"'{name}' is a series of visits: 'next' must say by how much number and day grow"
        raise SeriesError(message, name)
    if first.last is not None and len(series) == 1:
        message = f"'{name}' is one visit: only a series can go on as far as a subject came"
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
