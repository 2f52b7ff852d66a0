"""First occurrences are flagged once."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._groups import repeats
from nec_cdisc.checks.analysis._occurrence import FLAGS, called
from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import SUBJECT, Records


@check("ADE102", Level.ERROR, each_analysis=("USUBJID", "TRTEMFL"))
def occurrence_flags_once(records: Records) -> Iterator[Found]:
    """One record is flagged as the first occurrence: of the subject, of a body system, of a term.

    Why: Subjects are counted by these flags; two of them count a subject twice.
    Do: Derive the flag anew (first_occurrence).
    Source: OCCDS 1.1, occurrence flags: AOCCFL, AOCCSFL, AOCCPFL, and with I for the most severe.
    """
    held = {name: by for name, by in FLAGS.items() if records.has(name, *by)}
    if not held:
        message = f"{records.name} has no occurrence flag"
        raise Skipped(message)
    for name, by in held.items():
        again = repeats(records, records.holds(name, "Y"), SUBJECT, *by)
        yield records.found(again, f"{name} is Y for a second record of the same {called(by)}", name, *by)
