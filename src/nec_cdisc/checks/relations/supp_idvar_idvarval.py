"""A key of a parent has a value."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records


@check("REL107", Level.ERROR, each=("RDOMAIN", "IDVAR", "IDVARVAL"))
def supp_idvar_idvarval(records: Records) -> Iterator[Found]:
    """A qualifier or comment that names a key of its parent names its value, and no value without a key.

    Why: Without both the record of the parent is not known.
    Do: Add what is missing.
    Source: SDTMIG 3.4, sections 8.4 and 8.5, IDVAR and IDVARVAL.
    """
    if records.name == "RELREC":
        message = "RELREC relates whole datasets by keys without values"
        raise Skipped(message)
    alone = records.filled("IDVAR") != records.filled("IDVARVAL")
    yield records.found(alone, "IDVAR is {IDVAR} and IDVARVAL {IDVARVAL}", "IDVARVAL", "IDVAR")
