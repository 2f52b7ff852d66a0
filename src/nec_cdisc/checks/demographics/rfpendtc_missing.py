"""Who left the study has an end of participation."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DMO121", Level.WARNING, DM=("USUBJID", "RFPENDTC"), DS=("USUBJID", "DSSCAT"))
def rfpendtc_missing(dm: Records, ds: Records) -> Iterator[Found]:
    """A subject whose participation ended by DS has the end of its participation in DM.

    Why: Without RFPENDTC nothing bounds what was collected of the subject.
    Do: Derive RFPENDTC from the last contact.
    Source: SDTMIG 3.4, DM, RFPENDTC; internal consistency with DS.
    """
    left = dm.row_in(ds.part(ds.holds("DSSCAT", "STUDY PARTICIPATION"))) >= 0
    says = "RFPENDTC is missing and DS has the end of participation"
    yield dm.found(left & dm.blank("RFPENDTC"), says, "RFPENDTC")
