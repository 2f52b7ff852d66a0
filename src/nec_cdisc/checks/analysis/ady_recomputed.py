"""Analysis days against the dates that they are counted from."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.analysis._values import adsl_days
from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.shown import ShownDays
from nec_cdisc.records.table import Records, Values

#: Each day, and the date that it stands for.
DAYS = {"ADY": "ADT", "ASTDY": "ASTDT", "AENDY": "AENDT"}
#: The part of the records that must agree before the others are called wrong: else another date is counted from.
AGREES = 0.5


@check("ADA112", Level.ERROR, each_analysis=("USUBJID",), ADSL=("USUBJID", "TRTSDT"))
def ady_recomputed(records: Records, adsl: Records) -> Iterator[Found]:
    """An analysis day is the number of days from the first dose, without a day zero.

    Why: Windows, and what counts as under treatment, rest on the day.
    Do: Derive the day from the date and TRTSDT anew. A study may count from another date; then all records do.
    Source: ADaMIG 1.3, ADY, ASTDY and AENDY: days from the analysis reference date, as SDTM counts them.
    """
    held = {day: name for day, name in DAYS.items() if records.has(day, name)}
    reasons = []
    for day, name in held.items():
        days, reference, told = records.dates(name), adsl_days(records, adsl, "TRTSDT"), records.number(day)
        known = days.complete & reference.complete & ~np.isnan(told)
        apart = days.first - reference.first
        expected = np.where(apart >= 0, apart + 1, apart)
        right = known & (told == expected)
        if known.sum() and right.sum() < AGREES * known.sum():
            reasons.append(f"{day} of {records.name} is not counted from TRTSDT")
            continue
        message = f"{day} is {{{day}}}; from TRTSDT to {name} ({{when}}) it is {{expected}}"
        said: dict[str, Values] = {"expected": expected, "when": ShownDays(days.first)}
        yield records.found(known & ~right, message, day, name, said=said)
    if len(reasons) == len(held):
        raise Skipped("; ".join(reasons) or f"{records.name} has no analysis day")
