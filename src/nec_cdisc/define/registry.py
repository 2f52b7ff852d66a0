"""Gathers what datasets share: methods, comments, codelists and where clauses, each once and under one OID."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from nec_cdisc.define.model import Check, CodeList, Comment, Item, Method, ValueList, WhereClause

#: The longest terms that tell a codelist from others of its name.
_SHORT = 40
_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


def oid(kind: str, *parts: str) -> str:
    """Return an OID: its kind and what it describes, without characters that links cannot hold.

    >>> oid("IT", "LB", "LBORRES", "A B")
    'IT.LB.LBORRES.A_B'
    """
    return ".".join([kind, *(_UNFIT.sub("_", part) for part in parts)])


@dataclass(slots=True)
class Registry:
    """What was described so far, in order of appearance."""

    items: dict[str, Item] = field(default_factory=dict)
    value_lists: list[ValueList] = field(default_factory=list)
    methods: dict[tuple[str, str], Method] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    codelists: dict[CodeList, CodeList] = field(default_factory=dict)
    where_clauses: dict[tuple[Check, ...], WhereClause] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def method(self, parts: Sequence[str], kind: str, text: str) -> str:
        """Return the OID of a method; one of the same words is the same."""
        if (kind, text) not in self.methods:
            name = f"Algorithm of {'.'.join(parts)}"
            self.methods[kind, text] = Method(self._free(oid("MT", *parts)), name, kind, text)
        return self.methods[kind, text].oid

    def comment(self, parts: Sequence[str], text: str) -> str:
        """Return the OID of a comment; one of the same words is the same."""
        if text not in self.comments:
            self.comments[text] = Comment(self._free(oid("COM", *parts)), text)
        return self.comments[text].oid

    def codelist(self, short: str, parts: Sequence[str], content: CodeList) -> str:
        """Return the OID of a codelist: ``short``, unless other terms have that already; then one of its variable's.

        ``content`` has the name of the codelist and no OID yet.
        """
        bare = replace(content, oid="")
        if bare not in self.codelists:
            plain = oid("CL", short)
            whole = replace(bare, oid=self._free(plain if plain not in self.taken else oid("CL", short, *parts)))
            if whole.oid != plain:
                terms = ", ".join(term.value for term in bare.terms)
                whole = replace(whole, name=f"{bare.name} ({terms if len(terms) <= _SHORT else '.'.join(parts)})")
            self.codelists[bare] = whole
        return self.codelists[bare].oid

    def where(self, parts: Sequence[str], checks: tuple[Check, ...]) -> str:
        """Return the OID of a where clause."""
        if checks not in self.where_clauses:
            self.where_clauses[checks] = WhereClause(self._free(oid("WC", *parts)), checks)
        return self.where_clauses[checks].oid

    def item(self, item: Item) -> str:
        """Keep an item under its OID, another one where two values are written alike but for odd characters."""
        free = self._free(item.oid)
        self.items[free] = replace(item, oid=free)
        return free

    def _free(self, wanted: str) -> str:
        number, free = 1, wanted
        while free in self.taken:
            number += 1
            free = f"{wanted}.{number}"
        self.taken.add(free)
        return free
