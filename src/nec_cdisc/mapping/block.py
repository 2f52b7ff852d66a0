"""Reads a document as one of the blocks of the language; every fault becomes a problem with its position."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from nec_cdisc.mapping.folding import folded, left_empty, unknown_key, where
from nec_cdisc.mapping.wording import of_another_kind, said
from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.document import Document, KeyPath

Kind = TypeVar("Kind", bound=BaseModel)


def read_block(kind: type[Kind], document: Document, base: KeyPath = ()) -> tuple[Kind | None, list[Problem]]:
    """Return the document (or what stands at ``base`` in it) as a block, or ``None`` and what is wrong with it."""
    data = document.data
    if data is None:
        return None, [] if document.problems else [Problem("MAP101", "the file is empty", Place(document.name))]
    for part in base:
        data = data[part]
    problems = {path: left_empty(document, path) for path in _left_empty([kind], data, base)}
    try:
        block = kind.model_validate(data)
    except ValidationError as fault:
        for item in sorted(fault.errors(), key=of_another_kind):
            # of a value that may be one of two kinds, both are told: the first is the nearer one
            path = _real_path(document, (*base, *item["loc"]))
            key = (*path, "", item["loc"][-1]) if item["type"] == "missing" else path
            problems.setdefault(key, _problem(kind, document, path, base, item))
        return None, folded(problems, document)
    return (None, list(problems.values())) if problems else (block, [])


def _problem(kind: type[BaseModel], document: Document, path: KeyPath, base: KeyPath, fault: Any) -> Problem:
    if fault["type"] == "extra_forbidden":
        return unknown_key(document, path, _siblings(kind, path[len(base) : -1]))
    if fault["type"] == "missing":
        name = str(fault["loc"][-1])
        blocks = [block for found in _annotations(kind, path[len(base) :]) for block in _blocks(found)]
        step = next((_described(block, name) for block in blocks if name in _fields(block)), None)
        return Problem("MAP103", f"'{name}' is missing in {where(path)}", document.place(path), next_step=step)
    return Problem("MAP101", f"{where(path)} {said(fault)}", document.place(path))


def _described(block: type[BaseModel], name: str) -> str | None:
    """Return the next step where a key of a block is missing: what it is for."""
    found = next(field for key, field in block.model_fields.items() if name in {key, field.alias})
    return f"Add '{name}': {found.description}." if found.description else None


def _left_empty(annotations: list[Any], data: Any, path: KeyPath) -> Iterator[KeyPath]:
    """Yield the keys of blocks with nothing behind them: an author who writes a key means something by it."""
    if isinstance(data, dict):
        known = {name for annotation in annotations for block in _blocks(annotation) for name in _fields(block)}
        for key, value in data.items():
            if value is None and key in known:
                yield (*path, key)
            else:
                inner = [found for annotation in annotations for found in _inside(_single(annotation), str(key))]
                yield from _left_empty(inner, value, (*path, key))
    elif isinstance(data, list):
        inner = [found for annotation in annotations for found in _inside(annotation, "")]
        for position, value in enumerate(data):
            yield from _left_empty(inner, value, (*path, position))


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
    return [name for annotation in _annotations(kind, path) for block in _blocks(annotation) for name in _fields(block)]


def _annotations(kind: type[BaseModel], path: KeyPath) -> list[Any]:
    """Return what may stand at a path."""
    found: list[Any] = [kind]
    for part in path:
        found = [
            inner
            for annotation in found
            for inner in _inside(annotation if isinstance(part, int) else _single(annotation), str(part))
        ]
    return found


def _single(annotation: Any) -> Any:
    """Return what a list holds: a single block may stand where a list of them is expected."""
    return get_args(annotation)[0] if get_origin(annotation) is list else annotation


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
    if get_origin(annotation) is dict:
        return []
    return [block for member in get_args(annotation) for block in _blocks(member)]


def _fields(kind: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in kind.model_fields.items()}
