"""References: what a name in a mapping stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

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

    ``table`` is the form, the alias of a look-up or the other dataset; ``name`` the column or variable in it;
    ``value`` is the kind of value: ``text``, ``iso8601``, ``number``, ``condition`` or ``any``.
    """

    kind: Kind
    table: str
    name: str
    value: str = "text"


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
