"""Seeded draws that give the same values on every platform and Python version.

Only `random.Random.random()` is used, whose sequence Python promises to keep; everything else is built on it.
Each topic of each subject has its own stream, so one more draw in one place moves nothing in another.
"""

from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

Item = TypeVar("Item")


class Draws:
    """Stream of draws for one topic of one subject, decided by (seed, index, topic) alone."""

    def __init__(self, seed: int, index: int, topic: str) -> None:
        """Open the stream of one topic of the subject `index` of an export with this seed."""
        digest = hashlib.sha256(f"{seed}/{index}/{topic}".encode()).digest()
        self._next = random.Random(int.from_bytes(digest[:8], "big")).random

    def unit(self) -> float:
        """Draw a uniform number from 0 to below 1."""
        return self._next()

    def chance(self, share: float) -> bool:
        """Tell true with probability `share`."""
        return self._next() < share

    def between(self, low: int, high: int) -> int:
        """Draw a whole number from `low` to `high`, both included; `low` when the span is empty."""
        return low + int(self._next() * max(high - low + 1, 1))

    def level(self, low: float, high: float) -> float:
        """Draw a uniform number from `low` to `high`."""
        return low + self._next() * (high - low)

    def bell(self, mean: float, deviation: float) -> float:
        """Draw a bell-shaped number: twelve uniforms summed, as logarithms may round apart between platforms.

        `math.fsum`, not `sum`: what `sum` gives for floats changed with Python 3.12.
        """
        return mean + deviation * (math.fsum([self._next() for _ in range(12)]) - 6.0)

    def one_of(self, items: Sequence[Item]) -> Item:
        """Draw one of the items, all equally likely."""
        return items[int(self._next() * len(items))]

    def weighted(self, weights: Mapping[Item, float]) -> Item:
        """Draw one of the keys, likely as its weight tells."""
        mark = self._next() * math.fsum(weights.values())
        for item, weight in weights.items():
            mark -= weight
            if mark < 0:
                return item
        return next(reversed(list(weights)))
