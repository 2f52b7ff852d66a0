"""What each test of a condition answers for one value, or for a pair of values.

- A missing value is never equal, contained, before, after, larger or smaller: every such test answers no. It *is not*
  any text, is not one of any texts, and is not ticked: these answer yes, because the cell does not hold the text.
- Texts are compared exactly, capitals included; blanks at both ends do not matter, as in every clinical system.
  A number equals a text that reads as the same number (``1`` is ``1.0``), a text only the same text.
- ``contains`` and ``starts with`` heed capitals too.
- Numbers: a text that reads as a number with a decimal point is one; any other text answers no.
- Dates: partial dates answer yes only where the known parts decide it (:mod:`nec_cdisc.rules.partial_date`); *on* is
  the same day where a time is missing. A text that is no ISO 8601 date answers no.

``not`` turns each answer round: ``not (AESTDTC is before X)`` holds for a missing AESTDTC.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Collection
from decimal import Decimal
from typing import Any

from nec_cdisc.mapping.condition.tree import Atom, Comparison, Equals, OneOf, State, TextTest
from nec_cdisc.rules import partial_date

#: Answers for the value of the column, or for the values of both columns; ``None`` is missing.
Test = Callable[..., bool]

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_SIGNS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ORDERS: dict[str, Callable[[str, str], bool]] = {
    "is before": partial_date.before,
    "is after": partial_date.after,
    "is on or before": partial_date.on_or_before,
    "is on or after": partial_date.on_or_after,
}


def test_of(atom: Atom, ticks: Collection[str]) -> Test:
    """Return the test of an atom, a function of one value, or of two where the right side is a column.

    ``ticks`` are the texts that mean a ticked box, in capitals; the case of a cell does not matter.
    """
    if isinstance(atom, State):
        return _state(atom.verb.text, ticks)
    if isinstance(atom, Equals):
        return _one_of([atom.literal.text], negated=atom.negated)
    if isinstance(atom, OneOf):
        return _one_of([literal.text for literal in atom.literals], negated=atom.negated)
    if isinstance(atom, TextTest):
        return _text(atom.verb.text, atom.literal.text)
    return _comparison(atom)


def as_number(value: Any) -> Decimal | None:
    """Return a cell as a number, ``None`` where it is none."""
    if isinstance(value, str):
        text = value.strip()
        return Decimal(text) if _NUMBER.fullmatch(text) else None
    if value is None or isinstance(value, bool):
        return None
    number = Decimal(value)
    return number if number.is_finite() else None


def _text_of_date(value: Any) -> str | None:
    """Return the text of a cell; one that is no date is before, on and after no other."""
    return value.strip() if isinstance(value, str) else None


def _state(verb: str, ticks: Collection[str]) -> Test:
    if verb == "is filled":
        return lambda value: _shown(value) is not None
    if verb == "is blank":
        return lambda value: _shown(value) is None
    ticked = verb == "is ticked"
    return lambda value: (value is True or (_shown(value) or "").upper() in ticks) is ticked


def _shown(value: Any) -> str | None:
    """Return a cell as text without blanks at its ends, ``None`` where nothing is left."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value).strip() or None


def _one_of(texts: list[str], *, negated: bool) -> Test:
    wanted = {text.strip() for text in texts}
    numbers = {number for number in map(as_number, texts) if number is not None}

    def test(value: Any) -> bool:
        if isinstance(value, str) or value is None or isinstance(value, bool):
            found = _shown(value) in wanted
        else:
            found = as_number(value) in numbers
        return found is not negated

    return test


def _text(verb: str, literal: str) -> Test:
    if verb == "contains":
        return lambda value: literal in (_shown(value) or "")
    return lambda value: (_shown(value) or "").startswith(literal)


def _comparison(atom: Comparison) -> Test:
    read: Callable[[Any], Any] = as_number if atom.kind == "number" else _text_of_date
    compare: Callable[[Any, Any], bool] = _SIGNS[atom.verb.text] if atom.kind == "number" else _ORDERS[atom.verb.text]
    if not atom.right_is_column:
        fixed = read(atom.right.text)
        return lambda value: (known := read(value)) is not None and compare(known, fixed)

    def test(value: Any, other: Any) -> bool:
        one, two = read(value), read(other)
        return one is not None and two is not None and compare(one, two)

    return test
