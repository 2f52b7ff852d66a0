"""The verb ``differ``."""

from __future__ import annotations

from nec_cdisc.plugin.verb import Anything, value_verb


@value_verb
def differ(columns: list[Anything]) -> str | None:
    """Give ``Y`` where several values of a record are not all the same, nothing where they are or one is missing.

    Texts are compared as in conditions, without blanks at either end; numbers by their value, so that 145 is 145.0.
    What was collected and what follows from other records can so be compared in an edit check.

    Arguments:
        columns: the columns to compare, all texts or all numbers.

    Source: a decision of the study, shown in the mapping itself.

    Example:
        >>> differ(["PR", "SD"]), differ(["PR", "PR "])
        ('Y', None)

    """
    values = {value.strip() if isinstance(value, str) else value for value in columns}
    return "Y" if len(values) > 1 else None
