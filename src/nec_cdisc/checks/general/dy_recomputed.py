"""Study days against the dates that they are counted from."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records

#: Each study day, and the date that it stands for.
DAYS = {"--DY": "--DTC", "--STDY": "--STDTC", "--ENDY": "--ENDTC"}


@check("GEN101", Level.ERROR, each=("USUBJID",), DM=("USUBJID", "RFSTDTC"))
def dy_recomputed(records: Records, dm: Records) -> Iterator[Found]:
    """A study day is the number of days from the subject's reference start date, without a day zero.

    Why: Reviewers read days before dates; a wrong one moves the record in each listing and each window.
    Do: Derive the day from the date and DM.RFSTDTC anew.
    Source: SDTMIG 3.4, section 4.4.4.
    """
    held = {day: date for day, date in DAYS.items() if records.has(day, date)}
    if not held:
        message = f"{records.name} has no study day"
        raise Skipped(message)
    reference = dm.dates("RFSTDTC").at(records.row_in(dm))
    for day, name in held.items():
        dates = records.dates(name)
        known = dates.complete & reference.complete
        apart = dates.first - reference.first
        expected = np.where(apart >= 0, apart + 1, apart)
        told = records.number(day)
        wrong = known & ~np.isnan(told) & (told != expected)
        says = f"{day} is {{{day}}}; from RFSTDTC to {{{name}}} it is {{expected}}"
        yield records.found(wrong, says, day, name, said={"expected": expected})
