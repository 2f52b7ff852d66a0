"""An unplanned element says what it was."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("SEV103", Level.ERROR, SE=("ETCD",))
def se_unplanned_described(se: Records) -> Iterator[Found]:
    """An unplanned element says what happened, and only such a one does.

    Why: UNPLAN alone tells nobody what the subject received.
    Do: Describe it in SEUPDES.
    Source: SDTMIG 3.4, SE, ETCD UNPLAN and SEUPDES.
    """
    unplanned = se.holds("ETCD", "UNPLAN")
    yield se.found(unplanned & se.blank("SEUPDES"), "ETCD is UNPLAN and SEUPDES is missing", "SEUPDES", "ETCD")
    stray = ~unplanned & se.filled("ETCD") & se.filled("SEUPDES")
    yield se.found(stray, "SEUPDES is {SEUPDES} and ETCD {ETCD}", "SEUPDES", "ETCD")
