"""Follows a line of a mapping to where its values come from: forms, other datasets, constants, or a derivation."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from nec_cdisc.mapping.cdisc_model import SDTM
from nec_cdisc.mapping.study import ANSWER, BlockMapping
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.reference import Bound, Kind, Reference


class Way(StrEnum):
    """How a value came to be, in the words of Define-XML."""

    COLLECTED = "Collected"
    DERIVED = "Derived"
    ASSIGNED = "Assigned"
    PROTOCOL = "Protocol"
    PREDECESSOR = "Predecessor"


@dataclass(frozen=True, slots=True, order=True)
class Behind:
    """What stands behind a value: ``table`` and ``column`` are a form's, or those of a predecessor."""

    way: Way
    table: str = ""
    column: str = ""


#: Verbs that hand on what they read, at most in another notation.
_HANDING = frozenset({"take", "code", "date", "number", "text", "ticked", "upper", "pad", "coalesce"})
#: Verbs whose values the protocol, or the sponsor, has laid down before any were collected.
_LAID_DOWN = {
    "constant": Way.ASSIGNED, "decode": Way.ASSIGNED, "visit": Way.PROTOCOL, "planned_day": Way.PROTOCOL,
    "criterion": Way.PROTOCOL, "criterion_category": Way.ASSIGNED, "lesion_test": Way.ASSIGNED,
}  # fmt: skip
#: Roles of row rules that name what a record is about; all others are worked out.
_NAMING = frozenset({"parameter", "parameter_label", "test", "scale", "scale_name"})
_DERIVED = Behind(Way.DERIVED)
_ASSIGNED = Behind(Way.ASSIGNED)


def behind(
    plan: Plan, dataset: str, bound: Bound, blocks: Collection[int], test: str | None = None
) -> frozenset[Behind]:
    """Return what stands behind a line in some row blocks (counted from 0); ``test`` is the one that is meant."""
    return frozenset(_call(_Asked(plan, dataset, test), bound, tuple(blocks), frozenset()))


@dataclass(frozen=True, slots=True)
class _Asked:
    plan: Plan
    dataset: str
    test: str | None

    @property
    def tabulation(self) -> bool:
        """Whether datasets of SDTM are made."""
        return self.plan.study.model is SDTM

    def block(self, at: int) -> BlockMapping:
        return self.plan.study.datasets[self.dataset].blocks[at]

    def all_blocks(self) -> tuple[int, ...]:
        return tuple(range(len(self.plan.study.datasets[self.dataset].blocks)))


def _call(asked: _Asked, bound: Bound, blocks: tuple[int, ...], seen: frozenset[str]) -> Iterator[Behind]:
    call = bound.call
    if call.verb == "constant":
        yield from [_ASSIGNED] if str(call.arguments[call.signature.first.name]) else []
    elif call.verb in _LAID_DOWN:
        yield Behind(_LAID_DOWN[call.verb])
    elif call.verb not in _HANDING or call.target in seen:
        yield _DERIVED
    else:
        found = set(_columns(asked, bound, blocks, seen | {call.target}))
        copied = {item for item in found if item.way is Way.PREDECESSOR}
        yield from found if asked.tabulation or not copied or _copies(call.verb, bound) else [_DERIVED]


def _copies(verb: str, bound: Bound) -> bool:
    """Say whether a line of an analysis dataset hands on another variable as it stands."""
    return verb == "take" and bound.call.only_when is None and bound.call.blank_when is None


def _columns(asked: _Asked, bound: Bound, blocks: tuple[int, ...], seen: frozenset[str]) -> Iterator[Behind]:
    mapping = asked.plan.study.datasets[asked.dataset]
    for written in bound.columns.get(bound.call.signature.first.name, ()):
        references = bound.references.get(written, ())
        if len(references) == len(mapping.blocks):
            for at in blocks:
                yield from _reference(asked, references[at], (at,), seen)
        else:
            for reference in references:
                yield from _reference(asked, reference, blocks, seen)


def _reference(asked: _Asked, reference: Reference, blocks: tuple[int, ...], seen: frozenset[str]) -> Iterator[Behind]:
    kind, table, name = reference.kind, reference.table, reference.name
    if kind is Kind.RAW:
        yield from _column(asked, table, name, seen)
    elif kind is Kind.ROLE:
        for at in blocks:
            yield from _role(asked, asked.block(at), name)
    elif kind is Kind.LOOKED_UP:
        for at in blocks:
            yield from _looked_up(asked, asked.block(at), table, name, seen)
    elif kind is Kind.DATASET and table != asked.dataset:
        yield from [_DERIVED] if asked.tabulation else _column(asked, table, name, seen)
    else:
        key = reference.key(asked.dataset)
        following = asked.plan.bound.get(key or "")
        inner = (int(table) - 1,) if kind is Kind.SET else blocks
        if following is None or name.endswith(f".{ANSWER}"):
            yield _DERIVED
        else:
            yield from _call(asked, following, inner, seen)


def _column(asked: _Asked, table: str, name: str, seen: frozenset[str]) -> Iterator[Behind]:
    """Yield what stands behind a column of a form; for analysis, behind a variable of a dataset."""
    if asked.tabulation:
        yield Behind(Way.COLLECTED, table, name)
        return
    mapping = asked.plan.study.datasets.get(table)
    if mapping is None or not mapping.block.intermediate:
        yield Behind(Way.PREDECESSOR, table, name)
        return
    following = asked.plan.bound.get(f"{table}.{name}")
    if following is None or f"{table}.{name}" in seen:
        yield _DERIVED
    else:
        other = _Asked(asked.plan, table, None)
        yield from _call(other, following, other.all_blocks(), frozenset({f"{table}.{name}"}))


def _role(asked: _Asked, block: BlockMapping, name: str) -> Iterator[Behind]:
    if name in _NAMING:
        yield _ASSIGNED
    elif block.role_kinds:
        yield _DERIVED
    else:
        meant = [asked.test] if asked.test in (block.tests or {}) else [*(block.tests or {})]
        for test in meant:
            column = (block.tests or {}).get(test or "", {}).get(name)
            if column is not None:
                yield Behind(Way.COLLECTED, block.form, column)
            elif name in block.constants.get(test or "", {}):
                yield _ASSIGNED


def _looked_up(asked: _Asked, block: BlockMapping, alias: str, name: str, seen: frozenset[str]) -> Iterator[Behind]:
    look_up = block.look_ups.get(alias)
    if look_up is None:
        return
    if asked.tabulation:
        collected = look_up.table in asked.plan.study.forms
        yield Behind(Way.COLLECTED, look_up.table, name) if collected else _DERIVED
    elif look_up.call is not None or look_up.keep is not None:
        yield _DERIVED
    else:
        yield from _column(asked, look_up.table, name, seen)
