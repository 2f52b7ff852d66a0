"""What can become of a raw row or a raw cell, and the reason that the ledger gives for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.problem import CODES

Positions = NDArray[np.int64]


class Fate(StrEnum):
    """What has become of a raw row or cell.

    ``MAPPED``: it gave a variable its value, or a rule, key or look-up its answer. ``NOT_SUBMITTED``: the mapping says
    why not. ``LEFT_OUT``: by a named rule. ``PROBLEM``: under a problem code. ``UNACCOUNTED``: nobody knows, an error.
    """

    MAPPED = "mapped"
    NOT_SUBMITTED = "not submitted"
    LEFT_OUT = "left out"
    PROBLEM = "problem"
    UNACCOUNTED = "unaccounted"


#: Which reason is told where several hold: nothing hides what is not accounted for, and a rule hides no problem.
WEIGHTS = {Fate.UNACCOUNTED: 0, Fate.PROBLEM: 1, Fate.LEFT_OUT: 2, Fate.NOT_SUBMITTED: 3, Fate.MAPPED: 4}


@dataclass(frozen=True, slots=True)
class Reason:
    """A fate and what the ledger says of it; ``last`` is a reason that gives way to every other one of its fate."""

    fate: Fate
    detail: str = ""
    last: bool = False

    @property
    def order(self) -> tuple[int, bool, str]:
        """What reasons are sorted by, the one to tell first."""
        return WEIGHTS[self.fate], self.last, self.detail


#: Rows that share a reason.
Reasons = dict[Reason, list[Positions]]
#: Nothing says what became of it.
UNACCOUNTED = Reason(Fate.UNACCOUNTED)


def under_code(code: str, behind: str = "") -> Reason:
    """Return the reason of a problem code, with its title."""
    return Reason(Fate.PROBLEM, f"{code} {CODES[code].title}{behind}")


def left_out(rule: str, *, last: bool = False) -> Reason:
    """Return the reason of a named rule."""
    return Reason(Fate.LEFT_OUT, rule.removeprefix("left out: "), last)


def note(reasons: Reasons, reason: Reason, rows: Positions) -> None:
    """Add rows to those of a reason."""
    if len(rows):
        reasons.setdefault(reason, []).append(rows)


def from_last_to_first(*several: Mapping[Reason, list[Positions]]) -> Iterator[tuple[Reason, Positions]]:
    """Yield reasons with their rows so that the one to tell comes last: written in this order, it stays."""
    every = {reason: None for reasons in several for reason in reasons}
    for reason in sorted(every, key=lambda item: item.order, reverse=True):
        parts = [part for reasons in several for part in reasons.get(reason, ())]
        yield reason, parts[0] if len(parts) == 1 else np.concatenate(parts)
