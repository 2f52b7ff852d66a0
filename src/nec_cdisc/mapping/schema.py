"""Generates the JSON schema of the mapping files from the code, so that editors complete and check while one types."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from nec_cdisc.mapping.call import BOUNDING, DESCRIBING
from nec_cdisc.mapping.model import CodeListBlock, DatasetFile, LayerFile, SourceFile, StudyFile
from nec_cdisc.mapping.schema_layers import inheriting
from nec_cdisc.mapping.signature import Parameter, Signature, Source, signature
from nec_cdisc.verbs import verbs

DIALECT = "https://json-schema.org/draft/2020-12/schema"
#: Texts that describe the keys which may stand beside any verb.
KEYS: Mapping[str, str] = {
    "origin": "where the value comes from, for define.xml: Collected, Derived, Assigned, Protocol",
    "crf": "page of the annotated case report form",
    "comment": "a comment for the reviewer",
    "label": "label of a supplementary qualifier (QLABEL)",
    "evaluator": "who evaluated (QEVAL)",
    "blank_when": "condition under which the value stays blank; a value that stands there all the same is a query",
    "only_when": "condition under which the value is taken",
    "keep": "condition that bounds the rows of the other table",
}
_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"]}


def schema_text() -> str:
    """Return the schema as text, the same on every machine."""
    return json.dumps(schema(), indent=2, sort_keys=True) + "\n"


def schema() -> dict[str, Any]:
    """Return one schema with a definition for each kind of mapping file.

    A file says which one it follows by its place: ``study.yaml``, ``sources/*.yaml``, ``code_lists.yaml``, and one file
    per dataset; editors are pointed to ``#/$defs/StudyFile``, ``SourceFile``, ``CodeListsFile``, ``DatasetFile``
    and, for ``layer.yaml`` in a folder that is inherited, ``LayerFile``. Files that inherit lines follow
    ``InheritingSourceFile``, ``InheritingCodeListsFile`` and ``InheritingDatasetFile``.
    """
    definitions: dict[str, Any] = {}
    for kind in (StudyFile, SourceFile, DatasetFile, LayerFile, CodeListBlock):
        own = _loosened(kind)
        definitions |= own.pop("$defs", {})
        definitions[kind.__name__] = own
    lists = {"$ref": "#/$defs/CodeListBlock"}
    definitions["CodeListsFile"] = {"type": "object", "additionalProperties": lists}
    definitions["Expression"] = _expression(verbs())
    definitions |= inheriting(definitions, ("SourceFile", "CodeListsFile", "DatasetFile"))
    files = ("StudyFile", "SourceFile", "CodeListsFile", "DatasetFile", "LayerFile")
    return {
        "$schema": DIALECT,
        "title": "Mapping files of nec-cdisc",
        "$defs": dict(sorted(definitions.items())),
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in files],
    }


def _loosened(kind: type[BaseModel]) -> dict[str, Any]:
    """Return the schema of a block; scalars may be typed as editors read them, since every one is text here."""
    found: dict[str, Any] = _walk(kind.model_json_schema())
    return found


def _walk(node: Any) -> Any:
    if isinstance(node, list):
        return [_walk(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("x-kind") == "expression":
        return {"$ref": "#/$defs/Expression"}
    walked = {key: _walk(value) for key, value in node.items()}
    if walked.get("type") == "string" and "enum" not in walked:
        walked["type"] = _TEXT["type"]
    if walked.get("type") == "integer":
        walked["type"] = ["integer", "string"]
    items = walked.get("items", {})
    if walked.get("type") == "array" and (
        items.get("type") in ("string", _TEXT["type"]) or walked.pop("x-single", False)
    ):
        kept = {key: walked.pop(key) for key in ("default", "description", "title") if key in walked}
        return {"anyOf": [{"type": "array", "items": walked.pop("items")}, items], **kept}
    return walked


def _expression(functions: Mapping[str, Callable[..., Any]]) -> dict[str, Any]:
    copy = {**_TEXT, "description": "a bare name copies the column"}
    return {"anyOf": [copy, *(_branch(signature(function)) for function in functions.values())]}


def _branch(verb: Signature) -> dict[str, Any]:
    """Return the branch of one verb: what may stand on its line."""
    properties = {verb.name: _argument(verb.first)}
    properties |= {item.name: _argument(item) for item in verb.written[1:]}
    keys = (*DESCRIBING, *BOUNDING, *(("keep",) if verb.shape.looks_elsewhere else ()))
    properties |= {key: {**_TEXT, "description": KEYS[key]} for key in keys}
    required = [verb.name, *(item.name for item in verb.written[1:] if item.required)]
    first_line = (inspect.getdoc(verb.function) or "").splitlines()[0]
    return {
        "type": "object",
        "title": verb.name,
        "description": first_line,
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _argument(item: Parameter) -> dict[str, Any]:
    text: dict[str, Any]
    if item.source is Source.COLUMN:
        text = {**_TEXT, "description": f"{item.kind} column" if item.kind != "condition" else "condition"}
    elif item.source is Source.NAMED:
        text = {**_TEXT, "description": "name of a code list"}
    else:
        text = _option(item.type)
    if item.many:
        text = {"anyOf": [{"type": "array", "items": text, "minItems": 1}, text]}
    if item.default is not None and not item.required:
        text = {**text, "default": _plain(item.default)}
    return text


def _option(kind: Any) -> dict[str, Any]:
    if get_origin(kind) is Literal:
        return {"enum": list(get_args(kind))}
    if kind is bool:
        return {"type": ["boolean", "string"]}
    if kind in {int, Decimal}:
        return {"type": ["number", "string"]}
    return dict(_TEXT)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
