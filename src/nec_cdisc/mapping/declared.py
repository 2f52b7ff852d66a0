"""Checks what a study and its sources declare once: visits, epochs and tick boxes must not contradict themselves."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from nec_cdisc.mapping.model import SourceFile
from nec_cdisc.mapping.protocol_blocks import EpochBlock, ProtocolBlock
from nec_cdisc.mapping.series import SeriesError, names
from nec_cdisc.plugin.convention import Protocol
from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.document import Document
from nec_cdisc.source.nearest import nearest


def check_protocol(block: ProtocolBlock, protocol: Protocol, document: Document) -> Iterator[Problem]:
    """Yield what is wrong with the visits and epochs of the protocol; ``protocol`` has its series written out."""
    yield from _visits(block, protocol, document)
    begun: set[str] = set()
    for position, epoch in enumerate(block.epochs):
        place = document.place(("protocol", "epochs", position, "name"))
        if epoch.name in begun:
            yield Problem("MAP172", f"epoch {epoch.name} is declared twice", place)
        if epoch.starts is not None and epoch.starts_after is not None:
            yield Problem("MAP101", f"epoch {epoch.name} has 'starts' and 'starts_after': one of them counts", place)
        yield from _start(epoch, document, position)
        if position and epoch.starts is None and epoch.starts_after is None:
            # without a start of its own it would have begun before all others, and every record would lie in it
            message = f"epoch {epoch.name} has no 'starts' and no 'starts_after', and only the first one needs none"
            yield Problem("MAP103", message, place)
        begun.add(epoch.name)
    for name, visit in block.visits.items():
        if visit.epoch is not None and begun and visit.epoch not in begun:
            place = document.place(("protocol", "visits", name, "epoch"))
            message = f"the protocol has no epoch '{visit.epoch}'"
            yield Problem("MAP121", message, place, nearest=nearest(visit.epoch, begun))


def _start(epoch: EpochBlock, document: Document, position: int) -> Iterator[Problem]:
    """Yield a start that is no variable of DM, the only dataset that has one date for each subject."""
    for key, start in (("starts", epoch.starts), ("starts_after", epoch.starts_after)):
        if start is not None and not start.startswith("DM."):
            place = document.place(("protocol", "epochs", position, key))
            yield no_start(f"epoch {epoch.name}", key, start, place)


def no_start(what: str, key: str, start: str, place: Place) -> Problem:
    """Return the problem of an epoch or an element that begins by what is no variable of DM."""
    if "." in start:
        message = f"{what} begins by '{start}', which is no variable of DM"
        return Problem(
            "MAP125", message, place, next_step="Name a date of DM; one of another dataset is taken over there."
        )
    message = f"{what} begins by '{start}', which names no dataset"
    return Problem("MAP125", message, place, nearest=f"DM.{start}", next_step=f"Write {key}: DM.{start}.")


def _visits(block: ProtocolBlock, protocol: Protocol, document: Document) -> Iterator[Problem]:
    """Yield, once for each line, what two visits claim, and a series that passes through day 0."""
    named: dict[str, str] = {}
    numbered: dict[Decimal, str] = {}
    for key in block.visits:
        place = document.key_place(("protocol", "visits", key))
        faults: dict[str, Problem] = {}
        for member in names(key):
            visit = protocol.visits[member]
            if member in named:
                faults.setdefault("name", Problem("MAP172", f"visit '{member}' is declared twice", place))
                continue
            other = numbered.setdefault(visit.number, member)
            if other != member:
                both = f"{_told(other, named.get(other, key))} and {_told(member, key)}"
                message = f"visits {both} have one number, {visit.number}"
                faults.setdefault("number", Problem("MAP172", message, place))
            if visit.day == 0:
                message = f"visit '{member}' of the series falls on day 0, which does not exist"
                faults.setdefault("day", Problem("MAP101", message, place))
            named[member] = key
        yield from faults.values()


def _told(member: str, key: str) -> str:
    """Return a visit, with the series that it belongs to: nobody wrote its name."""
    return f"'{member}'" if member == key else f"'{member}' of the series '{key}'"


def check_source(block: SourceFile, protocol: Protocol, document: Document) -> Iterator[Problem]:
    """Yield what is wrong with the visit map and the tick boxes of a source."""
    mapped: set[str] = set()
    for key, value in block.visits.items():
        place = document.key_place(("visits", key))
        try:
            raw, planned = names(key), names(value)
        except SeriesError:
            continue  # a problem of its own
        twice = [name for name in raw if name in mapped]
        if twice:
            yield Problem("MAP172", f"visit '{twice[0]}' of the source is mapped twice", place)
        unknown = [name for name in planned if protocol.visits and name not in protocol.visits]
        if unknown:
            guess = nearest(unknown[0], protocol.visits)
            said = f"the protocol has no visit '{unknown[0]}'"
            yield Problem("MAP121", said, document.place(("visits", key)), nearest=guess)
        mapped.update(raw)
    for position, name in enumerate(block.unscheduled):
        if name in mapped:
            place = document.place(("unscheduled", position))
            yield Problem("MAP172", f"visit '{name}' of the source is both planned and unscheduled", place)
    ticked = {text.strip().upper() for text in block.ticks.ticked}
    for position, text in enumerate(block.ticks.not_ticked):
        if text.strip().upper() in ticked:
            place = document.place(("ticks", "not_ticked", position))
            yield Problem("MAP172", f"'{text}' stands for a ticked box and for one that is not ticked", place)
