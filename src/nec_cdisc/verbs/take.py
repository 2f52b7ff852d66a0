"""The verb ``take``."""

from __future__ import annotations

from nec_cdisc.plugin.verb import Anything, value_verb


@value_verb
def take(value: Anything) -> Anything | None:
    """Copy the value as collected, without blanks at either end.

    Arguments:
        value: any column. Text of blanks alone is missing; numbers stay what they are.

    Source: SDTMIG 3.4, section 4.1.8 (origin of values: collected).

    Example:
        >>> take("  Stomatitis ")
        'Stomatitis'

    """
    return value.strip() or None if isinstance(value, str) else value
