"""Finds the verb that was most likely meant by a word that is none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from nec_cdisc.mapping.signature import signature
from nec_cdisc.source.nearest import nearest

#: What is said where no verb is near.
NO_VERB = (
    "'nec-cdisc explain verbs' lists all verbs; a rule that none of them knows is a function in mappings/functions.py."
)
#: What people call a verb in SAS, SQL or a spreadsheet.
_MEANT: Mapping[str, str] = {
    "assign": "constant",
    "cat": "concatenate",
    "catx": "concatenate",
    "checked": "ticked",
    "combine": "concatenate",
    "copy": "take",
    "default": "constant",
    "fixed": "constant",
    "if": "flag",
    "input": "number",
    "iso8601": "date",
    "join": "concatenate",
    "literal": "constant",
    "lowcase": "code",
    "map": "code",
    "max": "highest",
    "min": "lowest",
    "numeric": "number",
    "put": "text",
    "recode": "code",
    "rename": "take",
    "round": "round_half_away",
    "strip": "take",
    "translate": "code",
    "trim": "take",
    "upcase": "upper",
    "uppercase": "upper",
    "when": "flag",
}


def verb_meant(word: str, verbs: Collection[str]) -> str | None:
    """Return the verb that a word was meant for, ``None`` where none is near.

    ``date:ae_start``, without the blank behind the colon, is meant as ``date: ae_start``.
    """
    name, colon, value = word.partition(":")
    if colon and name in verbs:
        return f"{name}: {value}"
    other = _MEANT.get(word.casefold())
    return other if other in verbs else nearest(word, verbs)


def verbs_with(argument: str, verbs: Mapping[str, Callable[..., Any]]) -> list[str]:
    """Return the verbs that take an argument of a name beside their first one, by name."""
    return sorted(
        name for name, function in verbs.items() if argument in {item.name for item in signature(function).written[1:]}
    )
