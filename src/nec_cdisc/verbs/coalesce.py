"""The verb ``coalesce``."""

from __future__ import annotations

from nec_cdisc.plugin.verb import Anything, value_verb


@value_verb
def coalesce(columns: list[Anything | None]) -> Anything | None:
    """Take the first of several columns that is not missing.

    Arguments:
        columns: the columns in order of preference, all of one type. Text of blanks alone counts as missing.

    Source: a decision of the study, shown in the mapping itself.

    Example:
        >>> coalesce([None, "2019-07-03", "2019-07"])
        '2019-07-03'

    """
    given = (value.strip() if isinstance(value, str) else value for value in columns)
    return next((value for value in given if value is not None and value != ""), None)
