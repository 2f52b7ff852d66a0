"""Reads a verb's signature: which arguments it takes, from where, and what it gives."""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Union

from nec_cdisc.plugin import convention
from nec_cdisc.plugin.verb import Column, Shape, shape_of

REQUIRED = inspect.Parameter.empty
_CONVENTIONS = {
    value for value in vars(convention).values() if isinstance(value, type) and value.__module__ == convention.__name__
}


class Source(StrEnum):
    """Where an argument comes from."""

    COLUMN = "column"
    OPTION = "option"
    NAMED = "named"
    HANDED = "handed in"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a verb.

    ``kind`` is the kind of column: ``text``, ``iso8601``, ``number``, ``any``, ``condition``, ``subject``. ``many``
    says that it is a list, ``optional`` that it sees missing values; ``type`` is the type of an option or convention.
    """

    name: str
    source: Source
    kind: str = ""
    many: bool = False
    optional: bool = False
    elsewhere: bool = False
    type: Any = None
    default: Any = REQUIRED

    @property
    def required(self) -> bool:
        """Whether YAML must give the argument."""
        return self.default is REQUIRED and self.source is not Source.HANDED


@dataclass(frozen=True, slots=True)
class Signature:
    """A verb as the mapping language sees it; the first parameter is the value after the verb's name."""

    name: str
    function: Callable[..., Any]
    shape: Shape
    parameters: tuple[Parameter, ...]
    gives: str

    @property
    def first(self) -> Parameter:
        """The parameter that the value after the verb's name is for."""
        return self.parameters[0]

    @property
    def written(self) -> tuple[Parameter, ...]:
        """The parameters that YAML may give."""
        return tuple(item for item in self.parameters if item.source is not Source.HANDED)

    @property
    def columns(self) -> tuple[Parameter, ...]:
        """The parameters that read columns."""
        return tuple(item for item in self.parameters if item.source is Source.COLUMN)


@cache
def signature(function: Callable[..., Any]) -> Signature:
    """Read the signature of a verb."""
    shape = shape_of(function)
    if shape is None:
        message = f"{function.__name__} is not marked as a verb"
        raise TypeError(message)
    hints = typing.get_type_hints(function, include_extras=True)
    parameters = tuple(
        _parameter(name, hints[name], item.default) for name, item in inspect.signature(function).parameters.items()
    )
    gives = _gives(hints.get("return"), parameters, shape)
    return Signature(function.__name__, function, shape, parameters, gives)


def _parameter(name: str, hint: Any, default: Any) -> Parameter:
    hint, optional = _without_none(hint)
    many = typing.get_origin(hint) is list
    if many:
        hint, inner = _without_none(typing.get_args(hint)[0])
        optional = optional or inner
    column = _column(hint)
    if column is not None:
        source = Source.HANDED if column.kind == "subject" else Source.COLUMN
        return Parameter(name, source, column.kind, many, optional, column.elsewhere, default=default)
    if hint in _CONVENTIONS:
        source = Source.NAMED if getattr(hint, "NAMED", False) else Source.HANDED
        return Parameter(name, source, type=hint, default=default)
    if name == "count":
        return Parameter(name, Source.HANDED, type=hint, default=default)
    return Parameter(name, Source.OPTION, many=many, optional=optional, type=hint, default=default)


def _without_none(hint: Any) -> tuple[Any, bool]:
    if typing.get_origin(hint) not in {Union, types.UnionType}:
        return hint, False
    rest = [item for item in typing.get_args(hint) if item is not type(None)]
    return (rest[0] if len(rest) == 1 else Union[tuple(rest)]), len(rest) < len(typing.get_args(hint))  # noqa: UP007 - the members are only known at run time


def _column(hint: Any) -> Column | None:
    for extra in typing.get_args(hint)[1:] if typing.get_origin(hint) is typing.Annotated else ():
        if isinstance(extra, Column):
            return extra
    return None


def _gives(hint: Any, parameters: tuple[Parameter, ...], shape: Shape) -> str:
    """Return the kind of column that the verb gives."""
    if shape is Shape.EXTREME:
        return parameters[0].kind
    hint, _ = _without_none(hint)
    column = _column(hint)
    if column is not None:
        return column.kind
    kinds = {str: "text", int: "number", Decimal: "number", bool: "condition"}
    return kinds.get(hint, "any")
