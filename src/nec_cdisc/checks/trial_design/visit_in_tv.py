"""A planned visit is one of the trial."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.pairing import usual_pairs
from nec_cdisc.records.table import Records


@check("TDS115", Level.WARNING, SV=("VISITNUM", "VISIT"), TV=("VISITNUM", "VISIT"))
def visit_in_tv(sv: Records, tv: Records) -> Iterator[Found]:
    """A visit of a subject stands in TV, unless it was not planned.

    Why: A visit that nobody planned has a wrong number, or should say why it took place.
    Do: Correct VISITNUM; describe unplanned visits in SVUPDES.
    Source: SDTMIG 3.4, SV and TV, VISITNUM; SVPRESP and SVUPDES.
    """
    visits = usual_pairs([tv], "VISITNUM", "VISIT")
    unplanned = sv.filled("SVUPDES") | sv.holds("SVPRESP", "N") | (sv.has("SVPRESP") & sv.blank("SVPRESP"))
    unplanned |= sv.matches("VISIT", lambda text: any(part in text.upper() for part in ("UNSCHED", "UNPLAN", "UNS ")))
    strange = sv.matches("VISITNUM", lambda number: number not in visits) & ~unplanned
    yield sv.found(strange, "visit {VISITNUM} ({VISIT}) is not planned in TV", "VISITNUM", "VISIT")
