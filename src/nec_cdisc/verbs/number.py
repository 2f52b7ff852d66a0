"""The verb ``number``."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.plugin.convention import NumberConvention
from nec_cdisc.plugin.verb import Text, value_verb
from nec_cdisc.rules.written_number import has_no_number, read_number


@value_verb
def number(value: Text, *, convention: NumberConvention) -> Decimal | None:
    """Read a collected number exactly, with the decimal sign of the source.

    Arguments:
        value: the collected number. A text that the source declares as a result without a number is missing; a
            result beyond a limit (``<0.5``) is not a number.
        convention: decimal signs, signs between thousands, texts without a number.

    Problems: VAL121 no number, VAL122 several numbers possible.

    Source: SDTMIG 3.4, section 4.5.1 (standard numeric results).

    Example:
        >>> number("7,4", convention=NumberConvention(decimal=(",", ".")))
        Decimal('7.4')

    """
    return None if not value.strip() or has_no_number(value, convention) else read_number(value, convention)
