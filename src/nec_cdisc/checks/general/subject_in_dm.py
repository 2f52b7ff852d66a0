"""Subjects of any dataset are subjects of DM."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("GEN102", Level.ERROR, each=("USUBJID",), DM=("USUBJID",))
def subject_in_dm(records: Records, dm: Records) -> Iterator[Found]:
    """Every subject with records has a record in DM.

    Why: Data of a subject that DM does not know belong to nobody: neither arm, age nor reference dates are known.
    Do: Correct the subject identifier, or add the subject to DM.
    Source: SDTMIG 3.4, DM: the parent of all other observations of a subject.
    """
    stranger = records.filled("USUBJID") & (records.row_in(dm) < 0)
    yield records.found(stranger, "{USUBJID} is no subject of DM", "USUBJID")
