"""Has classes of pydantic take over inherited fields by a copy of each, not of all that a field leads to."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

#: How Great Expectations is built: by pydantic 1, or by what pydantic 2 keeps of it.
_PLACES = ("pydantic.v1.fields", "pydantic.fields")


@contextmanager
def copied_alone() -> Iterator[None]:
    """Have a class that is made meanwhile copy the fields that it inherits, and share what no class changes of them.

    Pydantic 1 copies for each class whatever a field of its parents leads to, types and functions of checks among
    them; of hundreds of classes this is a fifth of what the import of Great Expectations takes. What a class may
    change of a field is copied as before: its description, and which functions check it. Where pydantic is not as
    expected, all is copied as ever.
    """
    field = _field()
    if field is None:
        yield
        return
    field.__deepcopy__ = _copied
    try:
        yield
    finally:
        del field.__deepcopy__


def _field() -> Any:
    """Return the class of a field of pydantic 1, ``None`` where there is none, or where it copies itself."""
    for place in _PLACES:
        try:
            found = getattr(import_module(place), "ModelField", None)
        except ImportError:
            continue
        if found is not None:
            return None if hasattr(found, "__deepcopy__") else found
    return None


def _copied(field: Any, _: dict[int, Any]) -> Any:
    new = object.__new__(type(field))
    for name in type(field).__slots__:
        if hasattr(field, name):
            object.__setattr__(new, name, getattr(field, name))
    new.field_info = copy.copy(field.field_info)
    new.field_info.extra = dict(field.field_info.extra)
    new.class_validators = dict(field.class_validators or {})
    return new
