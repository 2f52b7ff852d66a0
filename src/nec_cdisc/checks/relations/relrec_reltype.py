"""A relation of datasets says how many of each."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("REL103", Level.ERROR, RELREC=("USUBJID", "IDVARVAL", "RELTYPE", "RELID"))
def relrec_reltype(relrec: Records) -> Iterator[Found]:
    """A relation of whole datasets has RELTYPE on both sides, one of records has it on none.

    Why: Programs merge datasets by it, and records without it.
    Do: Set RELTYPE to ONE or MANY for datasets, and leave it blank for records.
    Source: SDTMIG 3.4, section 8.3 on relating datasets.
    """
    whole = relrec.blank("USUBJID") & relrec.blank("IDVARVAL")
    lost = whole & relrec.blank("RELTYPE")
    yield relrec.found(lost, "relation {RELID} of datasets has no RELTYPE", "RELTYPE", "RELID")
    stray = relrec.filled("USUBJID") & relrec.filled("IDVARVAL") & relrec.filled("RELTYPE")
    yield relrec.found(stray, "relation {RELID} of records has RELTYPE {RELTYPE}", "RELTYPE", "RELID")
