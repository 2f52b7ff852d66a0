"""A complete date has its study day."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records

#: Each study day, and the date that it stands for.
DAYS = {"--DY": "--DTC", "--STDY": "--STDTC", "--ENDY": "--ENDTC"}


@check("GEN139", Level.WARNING, each=("USUBJID",), DM=("USUBJID", "RFSTDTC"))
def day_missing(records: Records, dm: Records) -> Iterator[Found]:
    """A complete date of a subject with a reference date has its study day, where the dataset has that variable.

    Why: Records without a day fall out of windows and of each listing by day.
    Do: Derive the day from the date and DM.RFSTDTC.
    Source: SDTMIG 3.4, section 4.4.4.
    """
    held = {day: date for day, date in DAYS.items() if records.has(day, date)}
    if not held:
        message = f"{records.name} has no study day"
        raise Skipped(message)
    counted = dm.dates("RFSTDTC").at(records.row_in(dm)).complete
    for day, date in held.items():
        lost = counted & records.dates(date).complete & records.blank(day)
        yield records.found(lost, f"{day} is missing beside {{{date}}}", day, date)
