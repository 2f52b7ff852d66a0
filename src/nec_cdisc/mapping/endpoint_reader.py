"""Reads the time-to-event parameters of a row block."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nec_cdisc.mapping.call import CallReader
from nec_cdisc.mapping.endpoint import Endpoint, EndpointSource, Missed
from nec_cdisc.mapping.endpoint_blocks import CensorBlock, EndBlock, EndpointBlock, EventBlock
from nec_cdisc.problem import Problem
from nec_cdisc.source.document import KeyPath
from nec_cdisc.source.nearest import nearest

#: What a parameter says itself or takes over from another one.
SAID = ("label", "start", "event", "censor", "end")
NEEDED = ("label", "start", "event", "censor")


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
    sources = {key: _sources(reader, *said[key]) for key in ("event", "censor", "end") if key in said}
    return Endpoint(
        name,
        said["label"][0],
        said["start"][0],
        sources["event"],
        sources["censor"],
        sources.get("end", ()),
        place,
        reader.document.place(said["start"][1]),
    )


def _said(
    reader: CallReader, name: str, blocks: Mapping[str, EndpointBlock], path: KeyPath
) -> dict[str, tuple[Any, KeyPath]] | None:
    """Return what a parameter says, with what it takes over, and where each line stands; ``None`` for a circle."""
    said: dict[str, tuple[Any, KeyPath]] = {}
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
                said.setdefault(key, (value, (*path, current, key)))
        seen.append(current)
        current = blocks[current].like
    return said


def _sources(reader: CallReader, blocks: list[EventBlock], path: KeyPath) -> tuple[EndpointSource, ...]:
    return tuple(_source(reader, block, (*path, position)) for position, block in enumerate(blocks))


def _source(reader: CallReader, block: EventBlock, path: KeyPath) -> EndpointSource:
    keep = None if block.keep is None else reader.condition(block.keep, (*path, "keep"))
    more: dict[str, Any] = {}
    if isinstance(block, CensorBlock):
        more = {"code": block.code, "describe_date": block.describe_date, "own_code": block.own_code}
    elif isinstance(block, EndBlock):
        more = {"code": block.code, "describe_date": block.describe_date, "censors": block.censors}
        more["missed"] = _missed(reader, block, path)
    places = {**reader.places_in(keep, (*path, "keep")), block.date: reader.document.place((*path, "date"))}
    place = reader.document.place((*path, "from"))
    return EndpointSource(block.table, block.date, block.describe, place, keep, name_places=places, **more)


def _missed(reader: CallReader, block: EndBlock, path: KeyPath) -> Missed | None:
    """Return which assessments must not be missed; on the day on which one was due nobody was seen."""
    if block.missed is None:
        return None
    if block.censors:
        message = "nobody was seen on the day on which an assessment was missed, so it cannot censor"
        step = "Leave 'censors' out: the subject is censored at the last of the dates before that day."
        reader.problems.append(Problem("MAP101", message, reader.document.place((*path, "censors")), next_step=step))
    return Missed(block.missed.assessments, block.missed.interval, block.missed.tolerance)
