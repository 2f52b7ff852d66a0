"""AGE fits the date of birth."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Mask, Positions, Records

#: Dates at which studies count the age.
REFERENCES = ("RFSTDTC", "RFXSTDTC", "RFICDTC", "DMDTC")


@check("DMO108", Level.ERROR, DM=("AGE", "BRTHDTC"))
def dm_age_brthdtc(dm: Records) -> Iterator[Found]:
    """AGE in years is that between birth and the reference start, the consent or the collection of demographics.

    Why: Age decides eligibility and is a covariate; a wrong date of birth is a wrong identification.
    Do: Ask the site for the date of birth, or derive AGE anew.
    Source: SDTMIG 3.4, DM, AGE; internal consistency.
    """
    birth, age = dm.dates("BRTHDTC"), dm.number("AGE")
    years = dm.holds("AGEU", "YEARS") | dm.blank("AGEU")
    known, fits = np.zeros(len(dm), bool), np.zeros(len(dm), bool)
    for name in REFERENCES:
        on = dm.dates(name)
        both = on.valid & birth.valid & (on.first >= birth.last)
        least, most = _age(birth.last, on.first, both), _age(birth.first, on.last, both)
        known |= both
        fits |= both & (age >= least) & (age <= most)
    wrong = known & ~fits & np.isfinite(age) & years
    yield dm.found(wrong, "AGE is {AGE} and the date of birth {BRTHDTC}", "AGE", "BRTHDTC")


def _age(birth: Positions, on: Positions, known: Mask) -> Positions:
    """Return the completed years between two days of the calendar."""
    born, day = _calendar(np.where(known, birth, 1)), _calendar(np.where(known, on, 1))
    return day[0] - born[0] - (day[1] < born[1])


def _calendar(ordinals: Positions) -> tuple[Positions, Positions]:
    days = (ordinals - date.fromisoformat("1970-01-01").toordinal()).astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    years = days.astype("datetime64[Y]").astype(np.int64) + 1970
    within = months.astype(np.int64) % 12 * 31 + (days - months.astype("datetime64[D]")).astype(np.int64)
    return years, within
