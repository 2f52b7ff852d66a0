"""A comment is on a record that is there."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.links import unresolved
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import Records


@check("REL109", Level.ERROR, CO=("RDOMAIN", "USUBJID", "IDVAR", "IDVARVAL"))
def co_resolves(co: Records, package: Package) -> Iterator[Found]:
    """A comment that names a record names one that is there.

    Why: Nobody knows what the comment is on.
    Do: Correct IDVARVAL; a comment on a subject or a domain as a whole has no IDVAR.
    Source: SDTMIG 3.4, section 8.5 on CO.
    """
    named = co.filled("RDOMAIN") & co.filled("IDVAR")
    lost = named & unresolved(package, co)
    yield co.found(lost, "no record of {RDOMAIN} has {IDVAR} {IDVARVAL}", "IDVARVAL", "IDVAR")
