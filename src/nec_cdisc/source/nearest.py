"""Finds the known name that is closest to a wrong one."""

from __future__ import annotations

from collections.abc import Iterable

# Longer words are not names, and comparing them would take long; so would comparing with more candidates.
_LONGEST = 80
_MOST = 5_000


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that the word was most likely meant to be, ``None`` where none is close.

    Capital letters do not matter. A third of the longer word's letters may differ (at least one, never all). Of
    candidates that are equally close the first in alphabetical order is taken, so their own order does not matter. Of
    very many candidates only the first ones are looked at.
    """
    folded = word.casefold()
    best: tuple[int, str] | None = None
    for candidate in sorted(set(candidates))[:_MOST] if len(folded) <= _LONGEST else ():
        other = candidate.casefold()
        allowed = max(1, max(len(folded), len(other)) // 3)
        if abs(len(folded) - len(other)) > allowed or max(len(folded), len(other)) > _LONGEST or not folded:
            continue
        found = distance(folded, other)
        if found <= allowed and found < max(len(folded), len(other)) and (best is None or found < best[0]):
            best = (found, candidate)
    return best[1] if best else None


def distance(one: str, two: str) -> int:
    """Return how many letters must be added, dropped, replaced or swapped with their neighbour (each once)."""
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, letter in enumerate(one, 1):
        above, row = row, [i]
        for j, other in enumerate(two, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == two[j - 2] and one[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before = above
    return row[-1]
