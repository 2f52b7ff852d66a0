"""Reads a document as one of the blocks of the language; every fault becomes a problem with its position."""

from __future__ import annotations

from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.document import Document, KeyPath
from nec_cdisc.source.nearest import nearest

Kind = TypeVar("Kind", bound=BaseModel)


def read_block(kind: type[Kind], document: Document, base: KeyPath = ()) -> tuple[Kind | None, list[Problem]]:
    """Return the document (or what stands at ``base`` in it) as a block, or ``None`` and what is wrong with it."""
    data = document.data
    if data is None:
        return None, [] if document.problems else [Problem("MAP101", "the file is empty", Place(document.name))]
    for part in base:
        data = data[part]
    try:
        return kind.model_validate(data), []
    except ValidationError as fault:
        return None, [_problem(kind, document, base, item) for item in fault.errors()]


def _problem(kind: type[BaseModel], document: Document, base: KeyPath, fault: Any) -> Problem:
    path = _real_path(document, (*base, *fault["loc"]))
    where = ".".join(str(part) for part in path) or "the file"
    if fault["type"] == "extra_forbidden":
        known = _siblings(kind, path[len(base) : -1])
        place = document.key_place(path)
        return Problem("MAP102", f"'{path[-1]}' is no key here", place, nearest=nearest(str(path[-1]), known))
    if fault["type"] == "missing":
        name = fault["loc"][-1]
        return Problem("MAP103", f"'{name}' is missing in {where}", document.place(path))
    said = fault["msg"][0].lower() + fault["msg"][1:]
    return Problem("MAP101", f"{where}: {said}, found {_short(fault['input'])}", document.place(path))


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."  # noqa: PLR2004 - the width of a message


def _real_path(document: Document, loc: tuple[int | str, ...]) -> KeyPath:
    """Return the part of a location that exists in the document (unions and coerced lists add steps)."""
    data, path = document.data, []
    for part in loc:
        if isinstance(data, dict) and part in data:
            data = data[str(part)]
            path.append(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
            path.append(part)
    return tuple(path)


def _siblings(kind: type[BaseModel], path: KeyPath) -> list[str]:
    """Return the keys that may stand in the block at a path."""
    found: list[Any] = [kind]
    for part in path:
        found = [inner for annotation in found for inner in _inside(annotation, str(part))]
    return [name for annotation in found for block in _blocks(annotation) for name in _fields(block)]


def _inside(annotation: Any, part: str) -> list[Any]:
    """Return what may stand at a key of a block, or at any key or position of a container."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = _fields(annotation)
        return [fields[part]] if part in fields else []
    if get_origin(annotation) in {dict, list}:
        return [get_args(annotation)[-1]]
    return [inner for member in get_args(annotation) for inner in _inside(member, part)]


def _blocks(annotation: Any) -> list[type[BaseModel]]:
    """Return the blocks that an annotation allows, such as the one of ``VisitBlock | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [] if get_origin(annotation) in {dict, list} else [b for m in get_args(annotation) for b in _blocks(m)]


def _fields(kind: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in kind.model_fields.items()}
