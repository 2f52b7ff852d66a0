"""Reads what a dataset says once for many records: the first record of each, and names that a form has nothing for."""

from __future__ import annotations

from nec_cdisc.mapping.call import Call, CallReader
from nec_cdisc.mapping.model import DatasetFile, RowBlock
from nec_cdisc.mapping.signature import signature
from nec_cdisc.mapping.study import KeepFirst
from nec_cdisc.problem import Problem
from nec_cdisc.source.document import KeyPath
from nec_cdisc.verbs.constant import constant


def read_keep_first(reader: CallReader, block: DatasetFile) -> KeepFirst | None:
    """Return which records of a dataset are kept, ``None`` where it keeps all of them."""
    said = block.keep_first
    if said is None:
        return None
    document, path = reader.document, ("keep_first", "prefer")
    prefer = None if said.prefer is None else reader.condition(said.prefer, path)
    places = reader.places_in(prefer, path)
    for key, names in (("by", said.by), ("of_each", said.of_each)):
        for position, name in enumerate(names):
            places[name] = document.place(("keep_first", key, position))
    return KeepFirst(tuple(said.of_each), tuple(said.by), document.key_place(("keep_first",)), places, prefer)


def blank_names(reader: CallReader, item: RowBlock, path: KeyPath) -> dict[str, Call]:
    """Return the names that a row block has nothing for; one that it gives a value as well is a problem."""
    blank: dict[str, Call] = {}
    tests = {role for roles in (item.one_row_per_test or {}).values() for role in roles}
    for position, name in enumerate(item.blank):
        place = reader.document.place((*path, "blank", position))
        if name in item.set or name in tests:
            reader.problems.append(Problem("MAP172", f"'{name}' is blank, and this block gives it a value", place))
            continue
        verb = signature(constant)
        blank[name] = Call(name, verb, {verb.first.name: ""}, place)
    return blank
