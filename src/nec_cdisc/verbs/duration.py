"""The verb ``duration``."""

from __future__ import annotations

from nec_cdisc.plugin.verb import Iso8601, value_verb
from nec_cdisc.rules import partial_date


@value_verb
def duration(start: Iso8601, end: Iso8601) -> int | None:
    """Count the days from start to end, both counted.

    What ends on the day on which it starts lasted 1 day. A time is left out. A date that is not complete gives no
    duration. Where the end lies before the start (a mistake of the data that must stay visible) the days are negative,
    and as with study days there is no day zero.

    Arguments:
        start: the first day, an ISO 8601 date or date-time.
        end: the last day.

    Source: ADaMIG 1.3, section 3.2 (TRTDURD); OCCDS 1.1 (ADURN).

    Example:
        >>> duration("2019-07-03", "2019-07-30"), duration("2019-07-03", "2019-07")
        (28, None)

    """
    first, last = partial_date.day(start), partial_date.day(end)
    if first is None or last is None:
        return None
    days = (last - first).days
    return days + 1 if days >= 0 else days
