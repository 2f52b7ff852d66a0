"""Says in plain words what a value of a block should be, where the library that checks blocks speaks of types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

#: What is wanted, by the beginning of the library's name of a fault; the first one that fits.
_WANTED: tuple[tuple[str, str], ...] = (
    ("model_", "a block of keys"),
    ("dict_", "a block of keys"),
    ("mapping_", "a block of keys"),
    ("list_", "a list"),
    ("string_type", "a text"),
    ("date_", "a date like 2026-01-31"),
    ("int_", "a whole number"),
    ("decimal_", "a number"),
    ("finite_", "a number"),
    ("bool_", "true or false"),
)
_WIDTH = 60


def said(fault: Mapping[str, Any]) -> str:
    """Return what is wrong with a value, to stand behind the name of its key.

    ``fault`` is an error as pydantic lists it, with ``type``, ``ctx``, ``msg`` and ``input``.
    """
    value, kind = fault["input"], str(fault["type"])
    if value is None:
        return "is left empty"
    given = fault.get("ctx", {})
    if kind == "value_error":
        return f"{given['error']}, found {short(value)}"
    if kind == "literal_error":
        return f"wants {given['expected']}, found {short(value)}"
    if kind == "string_too_short":
        return f"wants at least {given['min_length']} characters, found {short(value)}"
    wanted = next((words for start, words in _WANTED if kind.startswith(start)), None)
    if wanted is None:
        return f"cannot be read: {fault['msg'][0].lower()}{fault['msg'][1:]}, found {short(value)}"
    return f"wants {wanted}, found {short(value)}"


def of_another_kind(fault: Mapping[str, Any]) -> bool:
    """Say whether a value is of another kind (a list for a text) than wanted, rather than a wrong one of its kind."""
    return str(fault["type"]).endswith("_type")


def short(value: Any) -> str:
    """Return a value as a message quotes it; of a block or list only that it is one."""
    if isinstance(value, dict):
        return "a block of keys"
    if isinstance(value, list):
        return "a list"
    text = repr(value)
    return text if len(text) <= _WIDTH else text[: _WIDTH - 3] + "..."
