"""Puts steps in an order in which each finds what it needs; a real circle is printed."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence


class CircleError(Exception):
    """Steps need each other; ``circle`` names them, the first one again at the end."""

    def __init__(self, circle: list[str]) -> None:
        """Name the circle."""
        super().__init__(" needs ".join(circle))
        self.circle = circle


def ordered(needs: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the names in an order in which each comes after what it needs.

    Among names that are ready the one given first comes first, so the order is the same on every machine. Needs
    without an entry of their own are ignored. Raises :class:`CircleError`.
    """
    rank = {name: position for position, name in enumerate(needs)}
    waiting = {name: {need for need in wanted if need in rank} for name, wanted in needs.items()}
    followers: dict[str, list[str]] = {name: [] for name in needs}
    for name, wanted in waiting.items():
        for need in wanted:
            followers[need].append(name)
    ready = [rank[name] for name, wanted in waiting.items() if not wanted]
    heapq.heapify(ready)
    names = list(needs)
    done: list[str] = []
    while ready:
        name = names[heapq.heappop(ready)]
        done.append(name)
        for follower in followers[name]:
            waiting[follower].discard(name)
            if not waiting[follower]:
                heapq.heappush(ready, rank[follower])
    if len(done) < len(names):
        raise CircleError(_circle({name: wanted for name, wanted in waiting.items() if wanted}))
    return done


def _circle(waiting: Mapping[str, set[str]]) -> list[str]:
    """Return one circle among names that all wait."""
    path: list[str] = []
    name = min(waiting)
    while name not in path:
        path.append(name)
        name = min(need for need in waiting[name] if need in waiting)
    return [*path[path.index(name) :], name]
