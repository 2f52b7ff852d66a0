"""One time in two units."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from nec_cdisc.dataset.encoded import combine, recode
from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import SUBJECT, Records


@check("ADT109", Level.ERROR, ADTTE=("USUBJID", "PARAM", "ADT", "STARTDT", "CNSR"))
def adtte_units_agree(adtte: Records) -> Iterator[Found]:
    """A time that is given in days and in months has the same dates and the same censoring in both.

    Why: Two analyses of one time must be of the same events.
    Do: Derive both parameters from one.
    Source: Internal consistency.
    """
    bare = recode(adtte.text("PARAM"), [UNIT.sub("", str(text)) for text in adtte.text("PARAM").values])
    whose = [adtte.text(SUBJECT), bare]
    group = combine(whose)[0]
    several = np.bincount(group)[group] > 1 if len(group) else np.zeros(0, bool)
    if not several.any():
        message = "ADTTE has no time in two units"
        raise Skipped(message)
    differs = np.zeros(len(adtte), bool)
    for name in ("ADT", "STARTDT", "CNSR"):
        value = adtte.text(name).codes
        low, high = np.full(int(group.max()) + 1, 2**31), np.full(int(group.max()) + 1, -2)
        np.minimum.at(low, group, value)
        np.maximum.at(high, group, value)
        differs |= (low != high)[group]
    message = "{PARAM} has other dates, or another CNSR, than the same time in another unit"
    yield adtte.found(several & differs, message, "CNSR", "ADT", "STARTDT")


UNIT = re.compile(r"\s*\(?\b(days|months|weeks|years)\b\)?", re.IGNORECASE)
