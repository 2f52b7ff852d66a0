"""Shifts from baseline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nec_cdisc.dataset.encoded import Encoded, join_values
from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Mask, Records

#: A shift, and the two variables that it joins.
SHIFTS = (("BNRIND", "ANRIND"), ("BTOXGR", "ATOXGR"), ("BTOXGRL", "ATOXGRL"), ("BTOXGRH", "ATOXGRH"))


@check("ADB110", Level.ERROR, each_analysis=("SHIFT1",))
def shift_recomputed(records: Records) -> Iterator[Found]:
    """A shift names the state at baseline and the state now.

    Why: Shift tables are made of it.
    Do: Derive the shift from the two states anew.
    Source: ADaMIG 1.3, SHIFTy; internal consistency.
    """
    looked = False
    for name in (name for name in records.dataset.columns if re.fullmatch(r"SHIFT\d", name)):
        shift = records.text(name)
        some = records.part(np.flatnonzero(~shift.missing())[:ENOUGH])
        likely = max((_compared(some, some.text(name), pair) for pair in SHIFTS), key=lambda each: each.share)
        best = _compared(records, shift, likely.pair)
        if best.share >= MOSTLY:
            looked = True
            before, after = best.pair
            message = f"{name} is {{{name}}}; {before} is {{{before}}} and {after} is {{{after}}}"
            yield records.found(best.differs, message, name, before, after)
    if not looked:
        message = f"{records.name} has no shift of states that it has, too"
        raise Skipped(message)


#: The part of the records that must agree before a shift is taken for one of two variables.
MOSTLY = 0.6
#: How many records show which two states a shift joins.
ENOUGH = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class _Compared:
    """A shift held against a pair of states: the share of records that agree, and those that do not."""

    pair: tuple[str, str]
    share: float
    differs: Mask


def _compared(records: Records, shift: Encoded, pair: tuple[str, str]) -> _Compared:
    agree = join_values([shift, *(records.text(name) for name in pair)], _agrees)
    same, differs = (
        np.array([*(value is wanted for value in agree.values), False])[agree.codes] for wanted in (True, False)
    )
    count = int(same.sum() + differs.sum())
    return _Compared(pair, float(same.sum()) / count if count and records.has(*pair) else 0.0, differs)


def _sides(text: str) -> tuple[str, str] | None:
    one, middle, other = text.partition(" to ")
    return (one.strip().upper(), other.strip().upper()) if middle else None


def _agrees(shift: str | None, before: str | None, after: str | None) -> bool | None:
    sides = None if shift is None else _sides(shift)
    if sides is None or before is None or after is None:
        return None
    return sides == (before.strip().upper(), after.strip().upper())
