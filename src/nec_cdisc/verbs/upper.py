"""The verb ``upper``."""

from __future__ import annotations

from nec_cdisc.plugin.verb import Text, value_verb


@value_verb
def upper(value: Text) -> str | None:
    """Write the collected text in capital letters, without blanks at either end.

    Arguments:
        value: a text column. ``ß`` becomes ``SS``.

    Source: SDTMIG 3.4, section 4.2.4 (text case in submitted data).

    Example:
        >>> upper(" Pulmonary embolism")
        'PULMONARY EMBOLISM'

    """
    return value.strip().upper() or None
