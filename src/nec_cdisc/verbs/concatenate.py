"""The verb ``concatenate``."""

from __future__ import annotations

from nec_cdisc.plugin.verb import Text, value_verb


@value_verb
def concatenate(columns: list[Text | None], separator: str = "", prefix: str = "", suffix: str = "") -> str | None:
    """Join several texts to one; missing ones are left out, and nothing joins to nothing.

    Arguments:
        columns: the columns in order, each without blanks at either end.
        separator: text between two parts.
        prefix: text before the first part, such as the T of a target lesion's number.
        suffix: text behind the last part, such as the bracket behind a unit.

    Source: SDTMIG 3.4, section 4.2.3 (USUBJID), for identifiers; else a decision of the study.

    Example:
        >>> concatenate(["EVINEC", "01", "007"], "-")
        'EVINEC-01-007'

    """
    parts = [text for part in columns if part is not None and (text := part.strip())]
    return prefix + separator.join(parts) + suffix if parts else None
