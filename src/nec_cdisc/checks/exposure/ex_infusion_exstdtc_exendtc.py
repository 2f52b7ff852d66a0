"""An infusion has a start and an end."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("EXP107", Level.WARNING, EX=("EXROUTE", "EXSTDTC", "EXENDTC"))
def ex_infusion_exstdtc_exendtc(ex: Records) -> Iterator[Found]:
    """An intravenous dose has a start and an end, on one day or the next.

    Why: Without its end an infusion has no duration; over several days it is several infusions.
    Do: Ask the site for the times of the infusion.
    Source: SDTMIG 3.4, EX; known to reviewers by this name.
    """
    infused = ex.matches("EXROUTE", lambda text: text.upper().startswith("INTRAVENOUS"))
    yield ex.found(infused & ex.blank("EXENDTC"), "the infusion has no end", "EXENDTC", "EXROUTE")
    yield ex.found(infused & ex.blank("EXSTDTC"), "the infusion has no start", "EXSTDTC", "EXROUTE")
    start, end = ex.dates("EXSTDTC"), ex.dates("EXENDTC")
    once = ex.holds("EXDOSFRQ", "ONCE") | ex.blank("EXDOSFRQ")
    long = infused & once & start.valid & end.valid & (end.first - start.last > 1)
    yield ex.found(long, "the infusion of {EXSTDTC} ends on {EXENDTC}", "EXENDTC", "EXSTDTC")
