"""Parses the relations of one dataset's mapping to other datasets, for RELREC."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

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
        if item.many:
            ends = sorted([*item.many, *([item.one] if item.one is not None else [])], key=lambda text: "." in text)
            mine, other = (_end(text, block.dataset) for text in ends)
            one = _end(item.one, block.dataset) if item.one is not None else None
            relations.append(Relation(name, mine, other, one, place))
        elif item.of is not None and call is not None:
            calls[name] = call
            relations.append(
                Relation(name, (block.dataset, name), _end(item.of, block.dataset), None, place, by_record=True)
            )
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
    of_records = {key for key in ("record", "of") if getattr(item, key) is not None}
    ends = [("one", item.one)] if item.one is not None else []
    ends += [("many", text) for text in item.many]
    if of_records and ends:
        yield Problem("MAP177", f"the relation {name} names records and datasets at once", place)
    elif of_records:
        lacking = min({"record", "of"} - of_records, default=None)
        if lacking is not None:
            yield Problem("MAP177", f"the relation {name} lacks '{lacking}'", place)
        elif not re.fullmatch(_QUALIFIED, str(item.of)):
            message = f"'of' wants a variable with its dataset, such as AE.AESPID, found '{item.of}'"
            yield Problem("MAP177", message, document.place((RELATED, name, "of")))
    else:
        yield from _unfit_ends(document, block, name, ends)


def _unfit_ends(
    document: Document, block: DatasetFile, name: str, ends: Sequence[tuple[str, str]]
) -> Iterator[Problem]:
    """Yield why two datasets cannot be related by these ends."""
    for key, text in ends:
        if not re.fullmatch(rf"{_QUALIFIED}|{NAME.pattern}", text):
            message = f"'{key}' wants a variable, found '{text}'"
            yield Problem("MAP177", message, document.place((RELATED, name, key)))
    keys = [key for key, _ in ends]
    if len(ends) != 2 or "many" not in keys or sum("." in text for _, text in ends) != 1:  # noqa: PLR2004 - two ends
        message = f"the relation {name} has two ends, a variable of {block.dataset} and one of another dataset"
        yield Problem("MAP177", message, document.key_place((RELATED, name)))
