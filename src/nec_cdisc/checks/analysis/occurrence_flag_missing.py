"""First occurrences are flagged."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._groups import highest, repeats
from nec_cdisc.checks.analysis._occurrence import FLAGS, called
from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import SUBJECT, Records


@check("ADE103", Level.ERROR, ADAE=("USUBJID", "TRTEMFL"))
def occurrence_flag_missing(adae: Records) -> Iterator[Found]:
    """Where a subject has treatment-emergent events one of them is flagged as the first occurrence.

    Why: A subject without the flag is missing in the table.
    Do: Derive the flag anew (first_occurrence).
    Source: OCCDS 1.1, occurrence flags: AOCCFL, AOCCSFL, AOCCPFL, and with I for the most severe.
    """
    held = {name: by for name, by in FLAGS.items() if adae.has(name, *by)}
    if not held:
        message = "ADAE has no occurrence flag"
        raise Skipped(message)
    for name, by in held.items():
        counts = adae.holds("TRTEMFL", "Y")
        for level in by:
            counts &= adae.filled(level)
        lacking = counts & ~highest(adae.group(SUBJECT, *by), adae.holds(name, "Y"))
        first = lacking & ~repeats(adae, lacking, SUBJECT, *by)
        yield adae.found(first, f"{name} is Y for no record of this {called(by)}", name, *by)
