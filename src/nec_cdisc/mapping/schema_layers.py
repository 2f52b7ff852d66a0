"""The schema of files that lie over inherited ones: nothing is required, and lines or entries may be taken out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from nec_cdisc.mapping.inheritance import INHERITED, OF_LINES, REMOVE

#: What stands before the name of a definition that serves a file with inherited lines.
OVER = "Inheriting"
_DEFINITIONS = "#/$defs/"
_OUT: dict[str, Any] = {"const": REMOVE, "description": "takes the inherited one out"}
_STAYS: dict[str, Any] = {"const": INHERITED, "description": "stands for the inherited entries"}
_ENTRY_OUT: dict[str, Any] = {
    "type": "object",
    "description": "takes the inherited entry out: this text, the edit check that says it, or the row block from it",
    "properties": {REMOVE: {"type": ["string", "number", "boolean"]}},
    "required": [REMOVE],
    "additionalProperties": False,
}


def inheriting(definitions: Mapping[str, Any], files: Iterable[str]) -> dict[str, Any]:
    """Return the definitions of files (``InheritingDatasetFile``) and of the blocks that they consist of.

    A line is replaced as a whole, so what must stand in one still must.
    """
    found: dict[str, Any] = {}
    waiting = list(files)
    while waiting:
        name = waiting.pop()
        if OVER + name not in found:
            found[OVER + name] = _over(definitions[name], waiting)
    for name in files:
        found[OVER + name] = {"anyOf": [found[OVER + name], _OUT]}
    return found


def _over(node: Any, met: list[str]) -> Any:
    """Return a part of a definition as it may stand over an inherited one; ``met`` gathers the blocks it names."""
    if isinstance(node, list):
        return [_over(item, met) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        name = node["$ref"].removeprefix(_DEFINITIONS)
        if name == "Expression":
            return node
        met.append(name)
        return {**node, "$ref": f"{_DEFINITIONS}{OVER}{name}"}
    over = {key: _over(value, met) for key, value in node.items() if key not in {"required", "properties"}}
    if "properties" in node:
        over["properties"] = {name: _property(name, value, met) for name, value in node["properties"].items()}
    if isinstance(over.get("additionalProperties"), dict):
        over["additionalProperties"] = {"anyOf": [over["additionalProperties"], _OUT]}
    if over.get("type") == "array" and "items" in over:
        over["items"] = {"anyOf": [over["items"], _STAYS, _ENTRY_OUT]}
    return over


def _property(name: str, node: Any, met: list[str]) -> dict[str, Any]:
    return {"anyOf": [_lines(node) if name in OF_LINES else _over(node, met), _OUT]}


def _lines(node: Any) -> Any:
    """Return a block of lines, each of which may be taken out; the lines themselves stay what they are."""
    if isinstance(node, list):
        return [_lines(item) for item in node]
    if not isinstance(node, dict):
        return node
    over = {key: _lines(value) if key in {"anyOf", "oneOf"} else value for key, value in node.items()}
    if isinstance(over.get("additionalProperties"), dict):
        over["additionalProperties"] = {"anyOf": [over["additionalProperties"], _OUT]}
    return over
