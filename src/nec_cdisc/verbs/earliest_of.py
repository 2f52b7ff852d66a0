"""The verb ``earliest_of``."""

from __future__ import annotations

from nec_cdisc.plugin.verb import Iso8601, value_verb


@value_verb
def earliest_of(dates: list[Iso8601 | None]) -> Iso8601 | None:
    """Take the earliest of several dates of one record.

    Missing dates and dates without a year never win. Partial dates compare as text: ``2019-07`` is earlier than
    ``2019-07-01``.

    Arguments:
        dates: columns of ISO 8601 dates or date-times.

    Source: a decision of the study, shown in the mapping itself.

    Example:
        >>> earliest_of(["2019-07-03", None, "2019-06-30"])
        '2019-06-30'

    """
    return min((date for date in dates if date and date[0] != "-"), default=None)
