"""An unplanned visit says why."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("SEV106", Level.WARNING, SV=("VISITNUM", "SVPRESP"))
def sv_unplanned_described(sv: Records) -> Iterator[Found]:
    """A visit is planned, or has a description of an unplanned one, and not both.

    Why: Nobody can tell whether the visit belongs to the plan.
    Do: Set SVPRESP to Y for planned visits; describe the others in SVUPDES.
    Source: SDTMIG 3.4, SV, SVPRESP and SVUPDES.
    """
    both = sv.holds("SVPRESP", "Y") & sv.filled("SVUPDES")
    yield sv.found(both, "SVPRESP is Y and SVUPDES {SVUPDES}", "SVUPDES", "SVPRESP")
