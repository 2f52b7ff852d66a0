"""A study day has a date."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records

#: Each study day, and the date that it stands for.
DAYS = {"--DY": "--DTC", "--STDY": "--STDTC", "--ENDY": "--ENDTC"}


@check("GEN138", Level.ERROR, each=("USUBJID",))
def day_without_date(records: Records) -> Iterator[Found]:
    """A study day stands beside a complete date.

    Why: A day that was counted from no date, or from a part of one, cannot be checked.
    Do: Remove the day, or restore the date.
    Source: SDTMIG 3.4, section 4.4.4.
    """
    held = {day: date for day, date in DAYS.items() if records.has(day, date)}
    if not held:
        message = f"{records.name} has no study day"
        raise Skipped(message)
    for day, date in held.items():
        alone = records.filled(day) & ~records.dates(date).complete
        yield records.found(alone, f"{day} is {{{day}}} and {date} is {{{date}}}", day, date)
