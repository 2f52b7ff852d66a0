"""Reads a document as one of the blocks of the language; every fault becomes a problem with its position."""

from __future__ import annotations

from typing import Any, TypeVar

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
    current: Any = kind
    for part in path:
        if isinstance(current, type) and issubclass(current, BaseModel):
            field = _fields(current).get(str(part))
            current = _model_inside(field) if field is not None else None
    if isinstance(current, type) and issubclass(current, BaseModel):
        return list(_fields(current))
    return []


def _fields(kind: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in kind.model_fields.items()}


def _model_inside(annotation: Any) -> Any:
    """Return the block class inside an annotation such as ``dict[str, VisitBlock]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_inside(inner)
        if found is not None:
            return found
    return None
