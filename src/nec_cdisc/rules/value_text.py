"""How a derived value is written as text: the same in datasets, qualifiers and worked examples."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.rules.exact_number import plain


def value_text(value: object) -> str:
    """Return a value as text: numbers without exponent and trailing zeros, truth values as Y and N.

    Equal numbers are one distinct value of a column, however many zeros each was typed with; so they are one text.
    """
    if isinstance(value, bool):
        return "Y" if value else "N"
    return plain(value) if isinstance(value, Decimal) else str(value)
