"""Reads the time-to-event parameters of a row block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nec_cdisc.mapping.call import CallReader
from nec_cdisc.mapping.condition.tree import Condition, literals, with_texts
from nec_cdisc.mapping.endpoint import Endpoint, EndpointSource, Missed
from nec_cdisc.mapping.endpoint_blocks import CensorBlock, EndBlock, EndpointBlock, EventBlock
from nec_cdisc.problem import Problem
from nec_cdisc.source.document import KeyPath
from nec_cdisc.source.nearest import nearest

#: What a parameter says itself or takes over from another one.
SAID = ("label", "start", "event", "censor", "end")
NEEDED = ("label", "start", "event", "censor")


@dataclass(frozen=True, slots=True)
class _Said:
    """What stands under a key and where, and which texts of its conditions the parameters replace that take it over.

    The parameter that takes over from the one that says it comes first, the one that is read last.
    """

    value: Any
    path: KeyPath
    replaced: Sequence[Mapping[str, str]] = field(default=())


def read_endpoints(
    reader: CallReader, blocks: Mapping[str, EndpointBlock], path: KeyPath
) -> tuple[tuple[Endpoint, ...], frozenset[str]]:
    """Return the parameters in their order, and the names of those that cannot be read (the problems are recorded)."""
    found = [_endpoint(reader, name, blocks, path) for name in blocks]
    known = tuple(item for item in found if item is not None)
    return known, frozenset(blocks) - {item.name for item in known}


def _endpoint(reader: CallReader, name: str, blocks: Mapping[str, EndpointBlock], path: KeyPath) -> Endpoint | None:
    place = reader.document.key_place((*path, name))
    said = _said(reader, name, blocks, path)
    if said is None:
        return None
    lacking = [key for key in NEEDED if key not in said]
    for key in lacking:
        step = f"Add it: '{key}: …', or take it over from another parameter: 'like: …'."
        reader.problems.append(Problem("MAP103", f"'{key}' is missing in {name}", place, next_step=step))
    if lacking:
        return None
    taken: set[str] = set()
    sources = {key: _sources(reader, said[key], taken) for key in ("event", "censor", "end") if key in said}
    for text in blocks[name].replace:
        if text not in taken:
            message = f"'{text}' stands in no condition that {name} takes over"
            at = reader.document.key_place((*path, name, "replace", text))
            reader.problems.append(Problem("MAP101", message, at, nearest=nearest(text, taken)))
    return Endpoint(
        name,
        said["label"].value,
        said["start"].value,
        sources["event"],
        sources["censor"],
        sources.get("end", ()),
        place,
        reader.document.place(said["start"].path),
    )


def _said(reader: CallReader, name: str, blocks: Mapping[str, EndpointBlock], path: KeyPath) -> dict[str, _Said] | None:
    """Return what a parameter says, with what it takes over; ``None`` for a circle."""
    said: dict[str, _Said] = {}
    seen: list[str] = []
    current: str | None = name
    while current is not None:
        if current in seen or current not in blocks:
            place = reader.document.place((*path, seen[-1], "like"))
            others = [other for other in blocks if other not in seen]
            message = f"'{current}' cannot be taken over: " + (
                "these parameters are like each other" if current in seen else "the block has no such parameter"
            )
            reader.problems.append(Problem("MAP103", message, place, nearest=nearest(current, others)))
            return None
        for key in SAID:
            value = getattr(blocks[current], key)
            if value is not None:
                replaced = [blocks[taker].replace for taker in reversed(seen)]
                said.setdefault(key, _Said(value, (*path, current, key), replaced))
        seen.append(current)
        current = blocks[current].like
    return said


def _sources(reader: CallReader, said: _Said, taken: set[str]) -> tuple[EndpointSource, ...]:
    """Return the sources of a key; ``taken`` gains the texts of conditions that the parameter may replace."""
    return tuple(_source(reader, block, (*said.path, at), said.replaced, taken) for at, block in enumerate(said.value))


def _source(
    reader: CallReader, block: EventBlock, path: KeyPath, replaced: Sequence[Mapping[str, str]], taken: set[str]
) -> EndpointSource:
    keep = None if block.keep is None else reader.condition(block.keep, (*path, "keep"))
    keep = keep if keep is None or not replaced else _replaced(keep, replaced, taken)
    more: dict[str, Any] = {}
    if isinstance(block, CensorBlock):
        more = {"code": block.code, "describe_date": block.describe_date, "own_code": block.own_code}
    elif isinstance(block, EndBlock):
        more = {"code": block.code, "describe_date": block.describe_date, "censors": block.censors}
        more["missed"] = _missed(reader, block, path)
    places = {**reader.places_in(keep, (*path, "keep")), block.date: reader.document.place((*path, "date"))}
    place = reader.document.place((*path, "from"))
    return EndpointSource(block.table, block.date, block.describe, place, keep, name_places=places, **more)


def _replaced(keep: Condition, replaced: Sequence[Mapping[str, str]], taken: set[str]) -> Condition:
    """Return a condition as the parameter has it that takes it over; ``taken`` gains the texts that it took over."""
    *before, own = replaced
    for texts in before:
        keep = with_texts(keep, texts)
    taken.update(literal.text for _, literal in literals(keep))
    return with_texts(keep, own)


def _missed(reader: CallReader, block: EndBlock, path: KeyPath) -> Missed | None:
    """Return which assessments must not be missed; on the day on which one was due nobody was seen."""
    if block.missed is None:
        return None
    if block.censors:
        message = "nobody was seen on the day on which an assessment was missed, so it cannot censor"
        step = "Leave 'censors' out: the subject is censored at the last of the dates before that day."
        reader.problems.append(Problem("MAP101", message, reader.document.place((*path, "censors")), next_step=step))
    return Missed(block.missed.assessments, block.missed.interval, block.missed.tolerance)
