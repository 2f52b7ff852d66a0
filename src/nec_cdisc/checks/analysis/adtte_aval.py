"""Times to events against their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.shown import ShownDays
from nec_cdisc.records.table import Records, Values

#: Days of one unit, as PARAM or AVALU name it.
UNITS = {"MONTH": 30.4375, "WEEK": 7.0, "YEAR": 365.25}
#: Which other lengths of a unit sponsors use, and what they round to.
OTHERS = {"MONTH": (30.4, 30.0, 30.436875), "YEAR": (365.2425, 365.0)}
ROUNDED = 0.051
#: The part of a parameter's records that must have no day added before that is called the sponsor's way.
AGREES = 0.5


@check("ADT101", Level.ERROR, ADTTE=("PARAMCD", "AVAL", "STARTDT", "ADT"))
def adtte_aval(adtte: Records) -> Iterator[Found]:
    """A time to event is the time from STARTDT to ADT, both days counted, in the unit that PARAM states.

    Why: Survival curves are made of it.
    Do: Derive AVAL from STARTDT and ADT anew.
    Source: ADaM basic data structure for time-to-event analyses: AVAL, STARTDT, ADT.
    """
    start, end, told = adtte.dates("STARTDT"), adtte.dates("ADT"), adtte.number("AVAL")
    known = start.complete & end.complete & ~np.isnan(told)
    days = (end.first - start.first).astype(float)
    right, expected = np.zeros(len(adtte), bool), days + 1
    group = adtte.group("PARAMCD")
    count = int(group.max(initial=-1)) + 1
    unit = units(adtte)
    for name in ("", *UNITS):
        of_unit = unit == name
        for length in (UNITS.get(name, 1.0), *OTHERS.get(name, ())):
            near = 1e-6 if not name else ROUNDED
            with_day = np.abs(told - (days + 1) / length) <= near
            without = known & of_unit & (np.abs(told - days / length) <= near) & ~with_day
            usual = np.bincount(group[without], minlength=count) > AGREES * np.bincount(group[known], minlength=count)
            right |= of_unit & (with_day | (without & usual[group]))
        expected = np.where(of_unit, (days + 1) / UNITS.get(name, 1.0), expected)
    said: dict[str, Values] = {
        "start": ShownDays(start.first),
        "end": ShownDays(end.first),
        "expected": np.round(expected, 4),
    }
    message = "AVAL is {AVAL}; from {start} to {end} it is {expected}"
    yield adtte.found(known & ~right, message, "AVAL", "STARTDT", "ADT", said=said)


def units(adtte: Records) -> NDArray[np.str_]:
    """Return the unit of each record by AVALU, else by PARAM; blank for days."""
    named = "AVALU" if adtte.has("AVALU") else "PARAM"
    column = adtte.text(named)
    table = np.array([*(_unit(str(text).upper()) for text in column.values), ""])
    return table[column.codes]


def _unit(text: str) -> str:
    return next((name for name in UNITS if re.search(rf"\b{name}S?\b", text)), "")
