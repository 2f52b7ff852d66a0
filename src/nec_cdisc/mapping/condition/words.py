"""The words of the grammar, and which texts cannot stand without quotes because they would be taken for one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nec_cdisc.source.nearest import distance

#: Words that may follow ``is``.
STATES = ("filled", "blank", "ticked")
#: Words that may follow ``is`` and compare dates.
ORDERS = ("before", "after", "on or before", "on or after")
#: Signs that compare numbers.
SIGNS = ("<", "<=", ">", ">=")
#: Every word of the grammar.
WORDS = (*STATES, "before", "after", "on", "or", "and", "not", "is", "one", "of", "contains", "starts", "with")

# What people write after "is", and what the grammar calls it. As texts these need quotes.
_STATES_MEANT = {
    "empty": "is blank",
    "missing": "is blank",
    "null": "is blank",
    "populated": "is filled",
    "nonblank": "is filled",
    "checked": "is ticked",
    "unchecked": "is not ticked",
    "unticked": "is not ticked",
}
_PHRASES_MEANT = {
    ("in",): "is one of",
    ("any", "of"): "is one of",
    ("on", "before"): "is on or before",
    ("on", "after"): "is on or after",
    ("earlier", "than"): "is before",
    ("later", "than"): "is after",
    ("greater", "than"): ">",
    ("larger", "than"): ">",
    ("higher", "than"): ">",
    ("more", "than"): ">",
    ("less", "than"): "<",
    ("smaller", "than"): "<",
    ("lower", "than"): "<",
    ("at", "least"): ">=",
    ("at", "most"): "<=",
    ("equal", "to"): "is",
}
_BARE = re.compile(r"[\w.+\-/%^*:#&]+")


def meant(words: Sequence[str]) -> str | None:
    """Return what somebody probably meant who wrote these bare words after ``is``, ``None`` where it is a text.

    A slip of one letter counts only in small letters, so that ``Black`` is a colour and ``blanc`` a slip.
    """
    folded = [word.casefold() for word in words]
    if len(words) == 1:
        if folded[0] in STATES:
            return f"is {folded[0]}"
        return _STATES_MEANT.get(folded[0]) or _slip(words[0], STATES)
    phrase = next((found for start, found in _PHRASES_MEANT.items() if tuple(folded[: len(start)]) == start), None)
    # A slip in "before" would make a text of it and the name of the column.
    return phrase or (_slip(words[0], ("before", "after")) if len(words) == 2 else None)  # noqa: PLR2004  # a pair


def opposite(verb: str) -> str:
    """Return what stands for ``not`` of a verb."""
    states = {
        "is blank": "is filled",
        "is filled": "is blank",
        "is ticked": "is not ticked",
        "is not ticked": "is ticked",
    }
    return states.get(verb) or {"is": "is not", "is one of": "is not one of"}.get(verb) or f"not (… {verb} …)"


def needs_quotes(text: str) -> bool:
    """Say whether a text stands in quotes in canonical text: only a single plain word goes without."""
    return _BARE.fullmatch(text) is None or is_word(text) or meant([text]) is not None


def is_word(text: str) -> bool:
    """Say whether a text is a word of the grammar, in any capitals."""
    return text.casefold() in WORDS


def _slip(word: str, known: Sequence[str]) -> str | None:
    if word != word.lower():
        return None
    return next((f"is {right}" for right in known if distance(word, right) == 1), None)
