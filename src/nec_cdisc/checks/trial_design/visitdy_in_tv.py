"""The planned day of a visit is that of the trial."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.pairing import differs, usual_pairs
from nec_cdisc.records.table import Records


@check("TDS116", Level.ERROR, each=("VISITNUM", "VISITDY"), TV=("VISITNUM", "VISITDY"))
def visitdy_in_tv(records: Records, tv: Records) -> Iterator[Found]:
    """The planned study day of a visit is that of TV.

    Why: Windows and deviations are counted from it.
    Do: Take VISITDY from TV.
    Source: SDTMIG 3.4, section 4.4.5: VISITDY is the planned study day of the visit.
    """
    if records.name == "TV":
        message = "TV plans the days"
        raise Skipped(message)
    other = differs(records, "VISITNUM", "VISITDY", usual_pairs([tv], "VISITNUM", "VISITDY"))
    says = "VISITDY of visit {VISITNUM} is {VISITDY} here and {planned} in TV"
    yield records.found(other.mask, says, "VISITDY", "VISITNUM", said={"planned": other.usual})
