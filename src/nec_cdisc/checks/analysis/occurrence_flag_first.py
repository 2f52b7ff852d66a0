"""First occurrences are the first."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.analysis._occurrence import FLAGS, called
from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.dates import NEVER_LAST
from nec_cdisc.records.shown import ShownDays
from nec_cdisc.records.table import SUBJECT, Records


@check("ADE104", Level.ERROR, ADAE=("USUBJID", "TRTEMFL", "ASTDT"))
def occurrence_flag_first(adae: Records) -> Iterator[Found]:
    """The record that is flagged as the first occurrence is treatment-emergent, and none of them is earlier.

    Why: The date of the first occurrence is analysed as the onset.
    Do: Derive the flag anew (first_occurrence).
    Source: OCCDS 1.1, occurrence flags: AOCCFL, AOCCSFL, AOCCPFL.
    """
    held = {name: by for name, by in FLAGS.items() if adae.has(name, *by)}
    if not held:
        message = "ADAE has no occurrence flag"
        raise Skipped(message)
    start, emergent = adae.dates("ASTDT"), adae.holds("TRTEMFL", "Y")
    for name, by in held.items():
        flagged = adae.holds(name, "Y")
        other = flagged & ~emergent
        yield adae.found(other, f"{name} is Y and TRTEMFL is {{TRTEMFL}}", name, "TRTEMFL")
        if name.endswith("IFL"):
            continue
        group = adae.group(SUBJECT, *by)
        earliest = np.full(int(group.max(initial=-1)) + 1, NEVER_LAST, np.int64)
        known = emergent & start.complete
        np.minimum.at(earliest, group[known], start.last[known])
        late = flagged & emergent & start.complete & (start.first > earliest[group])
        said = {"start": ShownDays(start.first), "earlier": ShownDays(earliest[group])}
        message = f"{name} is Y on {{start}}; the same {called(by)} has a record of {{earlier}}"
        yield adae.found(late, message, name, "ASTDT", said=said)
