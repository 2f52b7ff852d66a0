"""Days from a reference date, without a day zero."""

from __future__ import annotations

from nec_cdisc.rules import partial_date


def study_day(date: str, reference: str) -> int | None:
    """Return the study day of an ISO 8601 date; ``None`` where one of the two dates is not complete.

    The reference day itself is day 1, the day before it day -1 (SDTMIG 3.4, section 4.4.4). Times do not count.
    """
    known, first = partial_date.day_number(date), partial_date.day_number(reference)
    if known is None or first is None:
        return None
    difference = known - first
    return difference + 1 if difference >= 0 else difference
