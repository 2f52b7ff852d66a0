"""References: what a name in a mapping stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # lineage needs the kinds alone, and answers at once
    from nec_cdisc.mapping.call import Call


class Kind(StrEnum):
    """What a reference points to."""

    RAW = "raw column"
    ROLE = "role of one_row_per_test"
    SET = "name set in the block"
    LOOKED_UP = "looked up"
    TARGET = "variable"
    DATASET = "variable of another dataset"


@dataclass(frozen=True, slots=True)
class Reference:
    """What a name stands for in one row block.

    ``table`` is the form, the alias of a look-up, the dataset, or the number of the row block that sets the name;
    ``name`` the column or variable in it; ``value`` is the kind of value: ``text``, ``iso8601``, ``number``,
    ``condition`` or ``any``.
    """

    kind: Kind
    table: str
    name: str
    value: str = "text"

    def key(self, dataset: str) -> str | None:
        """Return the name under which the plan holds the call that gives it to a dataset; ``None`` for raw columns."""
        if self.kind is Kind.SET:
            return set_key(dataset, int(self.table), self.name)
        return f"{self.table}.{self.name}" if self.kind in {Kind.TARGET, Kind.DATASET} else None


def set_key(dataset: str, position: int, name: str) -> str:
    """Return the name under which the plan holds what a row block (numbered from 1) sets."""
    return f"{dataset}.set.{position}.{name}"


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """A call whose names are resolved.

    ``columns`` are the names that each column parameter reads, defaults included; ``references`` says for each name
    what it stands for, one reference per row block. ``elsewhere`` is the table that an extreme verb looks into.
    """

    call: Call
    columns: Mapping[str, tuple[str, ...]]
    references: Mapping[str, tuple[Reference, ...]]
    gives: str
    elsewhere: str | None = None

    def all(self) -> tuple[Reference, ...]:
        """Every reference of the call, without repetition."""
        return tuple(dict.fromkeys(item for per_block in self.references.values() for item in per_block))
