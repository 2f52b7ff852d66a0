"""Says in words how time to an event is found: where it starts, what ends it, what censors it, in which order."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.mapping.condition.tree import to_text
from nec_cdisc.mapping.endpoint import Endpoint, EndpointSource, Missed


def describe_endpoint(endpoint: Endpoint) -> Iterator[str]:
    """Yield the rule of a parameter, line by line."""
    yield f"{endpoint.name}: {endpoint.label}"
    yield f"time starts on {endpoint.start}; a subject without it takes no part"
    yield "it ends with the earliest of these events (CNSR 0); of one date the first listed counts:"
    yield from (f"  {number}. {_source(source)}" for number, source in enumerate(endpoint.events, 1))
    yield "without an event it is censored at the latest of these; of one date the last listed counts:"
    yield from (f"  {number}. {_censor(source)}" for number, source in enumerate(endpoint.censors, 1))
    if endpoint.ends:
        yield "what comes after the earliest of these does not count; of one date the first listed counts:"
        yield from (f"  {number}. {_end(source)}" for number, source in enumerate(endpoint.ends, 1))
    yield "no date lies before the start: an earlier one becomes the start"


def _source(source: EndpointSource) -> str:
    kept = "" if source.keep is None else f" where {to_text(source.keep)}"
    return f"{source.describe}: {source.table}.{source.date}{kept}"


def _censor(source: EndpointSource) -> str:
    own = ", also where an end of follow-up came before" if source.own_code else ""
    said = "" if source.describe_date is None else f", date of censoring: {source.describe_date}"
    return f"{_source(source)} (CNSR {source.code}{own}{said})"


def _end(source: EndpointSource) -> str:
    where = "on this date" if source.censors else "at the last of the dates above until then"
    end = _source(source) if source.missed is None else _gap(source, source.missed)
    return f"{end} (CNSR {source.code}, censored {where})"


def _gap(source: EndpointSource, missed: Missed) -> str:
    late = "" if not missed.tolerance else f" and {missed.tolerance} days"
    kept = "" if source.keep is None else f" where {to_text(source.keep)}"
    return (
        f"{source.describe}: the day on which {missed.assessments} times {missed.interval} days{late} have passed, "
        f"since the start or the last of them, without {source.table}.{source.date}{kept}, or an event"
    )
