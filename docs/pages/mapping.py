"""The pages of the mapping language: its blocks and keys, and its conditions."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic.functional_validators import BeforeValidator

from nec_cdisc.mapping import condition, model
from nec_cdisc.mapping.call import BOUNDING, DESCRIBING
from nec_cdisc.mapping.condition import value_tests
from nec_cdisc.mapping.condition.words import ORDERS, SIGNS, STATES, WORDS
from nec_cdisc.mapping.schema import KEYS
from nec_cdisc.plan import scope
from pages.markdown import kind_of, page, prose, table, written

INTRODUCTION = """\
Each table is one block of YAML with its keys. Unknown keys, and keys written twice, are errors. Every value is the text
that was typed. Where the table says *text or list of text*, a single text may stand without brackets. An *expression*
is a bare name, or one verb with its arguments (see [verbs](verbs.md)); a *condition* follows its
[grammar](conditions.md). [The tutorial](../language.md) shows them at work."""
FILES: Mapping[str, tuple[str, str]] = {
    "StudyFile": ("mappings/study.yaml", "The study: identifiers, protocol, standards."),
    "SourceFile": ("mappings/sources/NAME.yaml", "One source of raw data: its conventions and its forms."),
    "CodeListBlock": ("mappings/code_lists.yaml", "Code lists by name; also in files below `mappings/code_lists/`."),
    "DatasetFile": ("mappings/sdtm/DATASET.yaml", "One dataset."),
    "LayerFile": (
        "mappings/LAYER/layer.yaml",
        "Mappings that studies inherit; see [layers](../layers.md).",
    ),
}


def mapping_page() -> str:
    """Return the page of every block and key of the mapping language."""
    parts = [INTRODUCTION]
    told: set[type] = set()
    for name, (file, said) in FILES.items():
        parts.append(f"## {file}\n\n{said}")
        parts += [_block(kind) for kind in _blocks(getattr(model, name), told)]
    rows = ([f"`{key}`", "bounds the value" if key in BOUNDING else "describes it", KEYS[key]] for key in _line_keys())
    parts.append("## Beside any verb\n\nThese keys may stand on the line of an expression, beside its verb.")
    parts += [table(["key", "effect", "meaning"], rows), "`keep` bounds the rows of the other table of extreme verbs."]
    parts.append(f"## Names\n\n{prose(inspect.getdoc(scope) or '')}")
    return page("Blocks and keys", parts)


def _line_keys() -> tuple[str, ...]:
    return (*BOUNDING, *DESCRIBING)


def _blocks(kind: type[BaseModel], told: set[type]) -> Iterator[type[BaseModel]]:
    """Yield a block and the blocks inside it, each one once."""
    if kind in told:
        return
    told.add(kind)
    yield kind
    for field in kind.model_fields.values():
        for inside in _models_in(field.annotation):
            yield from _blocks(inside, told)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inside in typing.get_args(annotation):
        yield from _models_in(inside)


def _block(kind: type[BaseModel]) -> str:
    rows = ([f"`{field.alias or name}`", *_field(field)] for name, field in kind.model_fields.items())
    heading = f"### {kind.__name__}\n\n{prose(inspect.getdoc(kind) or '')}"
    return f"{heading}\n\n{table(['key', 'is', 'default', 'meaning'], rows)}"


def _field(field: FieldInfo) -> tuple[str, str, str]:
    single = any(isinstance(item, BeforeValidator) for item in field.metadata)
    said = kind_of(field.annotation)
    said = f"{said.removeprefix('list of ')} or {said}" if single else said
    return said, "needed" if field.is_required() else written(field.default), field.description or ""


def conditions_page() -> str:
    """Return the page of the grammar of conditions and of what each test answers."""
    rows = [
        ("states, after `is`", ", ".join(f"`{word}`" for word in STATES)),
        ("orders of dates, after `is`", ", ".join(f"`{word}`" for word in ORDERS)),
        ("signs between numbers", ", ".join(f"`{sign}`" for sign in SIGNS)),
        ("words that a text must quote", ", ".join(f"`{word}`" for word in WORDS)),
    ]
    answers = (inspect.getdoc(value_tests) or "").split("\n\n", 1)[1]
    parts = [prose(inspect.getdoc(condition) or ""), "## Words\n\n" + table(["words", "are"], rows)]
    return page("Conditions", [*parts, f"## What the tests answer\n\n{prose(answers)}"])
