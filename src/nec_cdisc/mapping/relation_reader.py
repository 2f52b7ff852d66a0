"""Parses the relations of one dataset's mapping to other datasets, for RELREC."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from nec_cdisc.mapping.call import Call, CallReader
from nec_cdisc.mapping.model import DatasetFile, RelationBlock
from nec_cdisc.mapping.study import Relation
from nec_cdisc.problem import Problem
from nec_cdisc.source.document import Document

#: The names of relations, which RELID begins with, and what they are written under.
NAME = re.compile(r"[A-Z][A-Z0-9]{0,7}")
RELATED = "related"
_QUALIFIED = rf"{NAME.pattern}\.{NAME.pattern}"


def read_relations(reader: CallReader, block: DatasetFile) -> tuple[tuple[Relation, ...], Mapping[str, Call]]:
    """Return the relations of a dataset, and by relation the line that says what names the other record."""
    relations: list[Relation] = []
    calls: dict[str, Call] = {}
    for name, item in block.related.items():
        path = (RELATED, name)
        faults = list(_faults(reader.document, block, name, item))
        reader.problems += faults
        call = reader.read(name, item.record, (*path, "record")) if item.record is not None else None
        if faults:
            continue
        place = reader.document.key_place(path)
        if item.one is not None and item.many is not None:
            one, many = _end(item.one, block.dataset), _end(item.many, block.dataset)
            mine, other = (one, many) if "." in item.many else (many, one)
            relations.append(Relation(name, mine, other, one, place))
        elif item.of is not None and call is not None:
            calls[name] = call
            relations.append(Relation(name, (block.dataset, name), _end(item.of, block.dataset), None, place))
    return tuple(relations), calls


def _end(text: str, dataset: str) -> tuple[str, str]:
    table, _, variable = text.rpartition(".")
    return table or dataset, variable


def _faults(document: Document, block: DatasetFile, name: str, item: RelationBlock) -> Iterator[Problem]:
    place = document.key_place((RELATED, name))
    if not NAME.fullmatch(name):
        message = f"'{name}' cannot be a relation, whose name is at most 8 capital letters and digits, a letter first"
        yield Problem("MAP177", message, place)
    if name in {*block.variables, *block.supplementary, *block.working}:
        yield Problem("MAP172", f"{name} is a variable and a relation", place)
    given = {key for key in ("record", "of", "one", "many") if getattr(item, key) is not None}
    if given not in ({"record", "of"}, {"one", "many"}):
        lacking = {"record", "of"} - given if "record" in given or "of" in given else {"one", "many"} - given
        what = f"lacks '{min(lacking)}'" if lacking else "names records and datasets at once"
        yield Problem("MAP177", f"the relation {name} {what}", place)
        return
    ends = {key: getattr(item, key) for key in ("of", "one", "many") if key in given}
    for key, text in ends.items():
        if not re.fullmatch(_QUALIFIED if key == "of" else rf"{_QUALIFIED}|{NAME.pattern}", text):
            wanted = "a variable with its dataset, such as AE.AESPID" if key == "of" else "a variable"
            yield Problem("MAP177", f"'{key}' wants {wanted}, found '{text}'", document.place((RELATED, name, key)))
    if "of" not in given and sum("." in text for text in ends.values()) != 1:
        message = f"of the ends of {name} one is a variable of {block.dataset}, and one of another dataset"
        yield Problem("MAP177", message, place)
