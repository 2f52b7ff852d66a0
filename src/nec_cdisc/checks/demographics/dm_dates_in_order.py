"""The reference dates of a subject are in order."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records

#: Each date, and those that cannot lie before it.
ORDER = {
    "RFICDTC": ("RFSTDTC", "RFXSTDTC", "RFPENDTC"),
    "RFSTDTC": ("RFENDTC", "RFPENDTC"),
    "RFXSTDTC": ("RFXENDTC", "RFPENDTC"),
    "RFXENDTC": ("RFPENDTC",),
}


@check("DMO105", Level.ERROR, DM=("USUBJID",))
def dm_dates_in_order(dm: Records) -> Iterator[Found]:
    """Consent, first dose, last dose and end of participation of a subject follow each other.

    Why: One of the dates is wrong, and study days, exposure and follow-up are counted from them.
    Do: Ask the site for the right date, or derive it anew.
    Source: SDTMIG 3.4, DM, reference dates RFSTDTC to RFPENDTC.
    """
    for earlier, laters in ORDER.items():
        for later in laters:
            wrong = dm.dates(later).before(dm.dates(earlier))
            yield dm.found(wrong, f"{later} {{{later}}} is before {earlier} {{{earlier}}}", later, earlier)
