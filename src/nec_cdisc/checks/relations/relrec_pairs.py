"""A relation has two sides."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("REL102", Level.ERROR, RELREC=("RDOMAIN", "USUBJID", "RELID"))
def relrec_pairs(relrec: Records) -> Iterator[Found]:
    """A relation has at least two records of one subject, or of two datasets as wholes.

    Why: A relation with one side relates nothing.
    Do: Add the other side, or remove the relation.
    Source: SDTMIG 3.4, section 8.2 on RELREC.
    """
    alone = relrec.filled("RELID") & ~relrec.repeated("USUBJID", "RELID")
    yield relrec.found(alone, "relation {RELID} has one side alone", "RELID", "RDOMAIN")
