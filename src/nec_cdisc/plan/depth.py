"""Finds variables whose way to the raw data nobody can follow: too many steps, or too many ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nec_cdisc.plan.order import CircleError, ordered
from nec_cdisc.plan.reference import Bound
from nec_cdisc.problem import Problem

#: Names between a variable and the raw data; five are many, and what follows them step by step has to end.
DEEPEST = 100
#: Ways from a variable to the raw data through the names that it reads; they double where two names read the same two,
#: and the ledger walks each of them.
MOST_WAYS = 5_000


def too_deep(bound: Mapping[str, Bound]) -> Iterator[Problem]:
    """Yield a problem for the first name beyond these limits; ``bound`` are the calls by name.

    Names that need each other in a circle have a problem of their own.
    """
    reads = {name: _read(bound, name) for name in bound}
    try:
        names = ordered(reads)
    except CircleError:
        return
    depths: dict[str, int] = {}
    ways: dict[str, int] = {}
    for name in names:
        depths[name] = 1 + max((depths[read] for read in reads[name]), default=0)
        ways[name] = sum(ways[read] for read in reads[name]) or 1
        if depths[name] > DEEPEST or ways[name] > MOST_WAYS:
            how = f"{DEEPEST} names away from" if depths[name] > DEEPEST else f"{MOST_WAYS:,} ways away from"
            yield Problem("MAP162", f"{name} is more than {how} the raw data", bound[name].call.place)
            return


def _read(bound: Mapping[str, Bound], name: str) -> list[str]:
    """Return the names that a call reads."""
    dataset = name.partition(".")[0]
    keys = (item.key(dataset) for item in bound[name].all())
    return [key for key in keys if key is not None and key in bound and key != name]
