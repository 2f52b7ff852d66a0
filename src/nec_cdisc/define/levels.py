"""Finds the value levels of a dataset: which records are described together, and by which where clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from nec_cdisc.define.described import Described
from nec_cdisc.define.measured import Measured
from nec_cdisc.define.model import Check
from nec_cdisc.define.registry import oid

Group = tuple[str | None, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """Records that are described together: the values of the keys, what they hold, and what tells them from others.

    ``checks`` are those of the where clause; a blank value of a key is said by the values that it is not.
    """

    values: Group
    held: dict[str, Measured]
    checks: tuple[Check, ...]

    @property
    def code(self) -> str:
        """What the level goes by: a test, a qualifier, a parameter."""
        return self.values[0] or ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The values as parts of an OID."""
        return tuple(value for value in self.values if value)


def levels(described: Described) -> list[Level]:
    """Return the value levels of a dataset, sorted; none for one that is not described value by value.

    Records go together by test alone, unless records of one test differ in unit or kind of result by category,
    specimen or detail: then by these, too.
    """
    seen = described.seen
    if not seen.keys:
        return []
    chosen = [0]
    for at in range(1, len(seen.keys)):
        if _differ(described, chosen, at):
            chosen.append(at)
    return [
        Level(group, held, tuple(_checks(described, chosen, group)))
        for group, held in sorted(_merged(described, chosen).items(), key=lambda pair: tuple(map(str, pair[0])))
        if group[0] is not None
    ]


def _merged(described: Described, chosen: Sequence[int]) -> dict[Group, dict[str, Measured]]:
    """Return what records hold by some of the keys."""
    merged: dict[Group, dict[str, Measured]] = {}
    for group, held in described.seen.groups.items():
        into = merged.setdefault(tuple(group[at] for at in chosen), {})
        for name, measured in held.items():
            into.setdefault(name, Measured()).add(measured)
    return merged


def _differ(described: Described, chosen: Sequence[int], at: int) -> bool:
    """Say whether records that went together so far differ by another key in unit or kind of result."""
    apart: dict[Group, set[tuple[object, ...]]] = {}
    for group, held in _merged(described, [*chosen, at]).items():
        signature = _signature(described, held)
        if signature is not None:
            apart.setdefault(group[:-1], set()).add(signature)
    return any(len(several) > 1 for several in apart.values())


def _signature(described: Described, held: dict[str, Measured]) -> tuple[object, ...] | None:
    """Return of what kind results are; ``None`` where there are none."""
    result, unit = (held.get(f"{described.prefix}{name}") for name in ("STRESC", "STRESU"))
    numbers = held.get(f"{described.prefix}STRESN")
    if result is None:
        return None
    return tuple(sorted(unit.known)) if unit is not None else (), numbers is not None


def _checks(described: Described, chosen: Sequence[int], group: Group) -> Iterator[Check]:
    seen = described.seen
    for at, value in zip(chosen, group, strict=True):
        item = oid("IT", described.name, seen.keys[at])
        if value is not None:
            yield Check(item, (value,))
        else:
            others = sorted({other[at] or "" for other in seen.groups if other[0] == group[0]} - {""})
            yield from [Check(item, tuple(others), negated=True)] if others else []


def apart(every: Sequence[Level], name: str, of: Callable[[Measured], object]) -> bool:
    """Say whether a variable is another one on some level than on others, by what ``of`` says of its values."""
    return len({of(level.held[name]) for level in every if name in level.held}) > 1
