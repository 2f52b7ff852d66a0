"""The verb ``text``."""

from __future__ import annotations

from nec_cdisc.plugin.verb import Number, value_verb
from nec_cdisc.rules.exact_number import plain


@value_verb
def text(value: Number) -> str:
    """Write a number as text, without exponent and without trailing zeros after the decimal point.

    Arguments:
        value: a numeric column.

    Source: SDTMIG 3.4, section 4.5.1 (a numeric result as character result).

    Example:
        >>> from decimal import Decimal
        >>> text(Decimal("80.40"))
        '80.4'

    """
    return plain(value)
