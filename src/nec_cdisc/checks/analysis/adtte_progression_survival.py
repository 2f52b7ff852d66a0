"""Nobody lives longer without progression than at all."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.shown import ShownDays
from nec_cdisc.records.table import Records


@check("ADT111", Level.ERROR, ADTTE=("USUBJID", "PARAMCD", "ADT"))
def adtte_progression_survival(adtte: Records) -> Iterator[Found]:
    """Progression-free survival does not end after overall survival.

    Why: Death ends both, and who is known without progression is known alive.
    Do: Compare the sources of both times; one of them is wrong.
    Source: Internal consistency of ADTTE.
    """
    whole = adtte.part(adtte.holds("PARAMCD", "OS"))
    free = adtte.holds("PARAMCD", "PFS")
    if not len(whole) or not free.any():
        message = "ADTTE has not both PFS and OS"
        raise Skipped(message)
    end = whole.dates("ADT").at(adtte.row_in(whole))
    late = free & adtte.dates("ADT").after(end)
    said = {"when": ShownDays(adtte.dates("ADT").first), "end": ShownDays(end.first)}
    yield adtte.found(late, "PFS ends on {when}, OS on {end}", "ADT", "PARAMCD", said=said)
