"""Markdown: pages, tables, docstrings as prose, types and defaults in words."""

from __future__ import annotations

import inspect
import re
import types
import typing
from collections.abc import Callable, Iterable
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

NOTICE = "<!-- Written by docs/generate.py from the code. Edit the code, then run: make docs -->"
TYPES = {"str": "text", "bool": "true or false", "int": "whole number", "Decimal": "number", "Any": "expression"}


def page(title: str, parts: Iterable[str]) -> str:
    """Return a page: title, notice, paragraphs with a blank line between two of them."""
    return "\n\n".join([f"# {title}", NOTICE, *(part for part in parts if part)]) + "\n"


def table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table; a bar inside a cell is masked."""
    names = list(headings)
    lines = [names, ["---"] * len(names), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def prose(text: str) -> str:
    """Return docstring text as Markdown: one kind of code marks, no roles, indented blocks fenced."""
    text = re.sub(r":\w+:`~?([^`]+)`", r"`\1`", text).replace("``", "`")
    parts = []
    for part in re.split(r"\n\n+", text.strip()):
        if all(line.startswith("    ") for line in part.splitlines()):
            parts.append("```text\n" + inspect.cleandoc(part) + "\n```")
        else:
            parts.append(re.sub(r"::$", ":", part))
    return "\n\n".join(parts)


def written(value: Any) -> str:
    """Return a default as a mapping would write it."""
    if value is None:
        return "none"
    if isinstance(value, BaseModel):
        return "see there"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, (list, tuple)):
        return f"`[{', '.join(map(str, value))}]`" if value else "empty"
    if value in ({}, ""):
        return "empty"
    return f"`{value}`"


def kind_of(annotation: Any) -> str:
    """Return a type in words."""
    origin, inside = typing.get_origin(annotation), typing.get_args(annotation)
    kinds: dict[Any, Callable[[], str]] = {
        typing.Annotated: lambda: _annotated(inside),
        typing.Union: lambda: _either(inside),
        types.UnionType: lambda: _either(inside),
        typing.Literal: lambda: " or ".join(f"`{item}`" for item in inside),
        list: lambda: f"list of {kind_of(inside[0])}",
        dict: lambda: f"name: {_bracketed(kind_of(inside[1]))}",
    }
    if origin in kinds:
        return kinds[origin]()
    name = getattr(annotation, "__name__", str(annotation))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{name}](#{name.lower()})"
    return TYPES.get(name, name)


def _annotated(inside: tuple[Any, ...]) -> str:
    marked = any(isinstance(item, FieldInfo) and item.json_schema_extra for item in inside[1:])
    return "expression" if marked else kind_of(inside[0])


def _either(inside: tuple[Any, ...]) -> str:
    return " or ".join(dict.fromkeys(kind_of(item) for item in inside if item is not type(None)))


def _bracketed(kind: str) -> str:
    return f"({kind})" if ": " in kind else kind
