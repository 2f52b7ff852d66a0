"""The verb ``pad``."""

from __future__ import annotations

from nec_cdisc.plugin.verb import Text, value_verb


@value_verb
def pad(number: Text, to: int) -> str:
    """Write a number that identifies something with the leading zeros that a file has lost.

    Only digits are filled up; a text with other signs, and one that is long enough, stays as collected.

    Arguments:
        number: the number as the file has it (`7`).
        to: how many digits it has everywhere else (`4` gives `0007`).

    Source: a decision of the study: spreadsheets and numeric columns drop leading zeros of subject numbers.

    Example:
        >>> pad("7", 4)
        '0007'

    """
    text = number.strip()
    return text.zfill(to) if text.isascii() and text.isdigit() else text
