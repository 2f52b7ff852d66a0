"""Supplemental qualifiers are of their parent."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records


@check("REL106", Level.ERROR, each=("RDOMAIN", "QNAM"))
def supp_rdomain(records: Records) -> Iterator[Found]:
    """RDOMAIN of supplemental qualifiers is the domain that the name of the dataset ends with.

    Why: The qualifier would be merged to another dataset.
    Do: Correct RDOMAIN, or move the record.
    Source: SDTMIG 3.4, section 8.4 on SUPP--.
    """
    if not records.name.startswith("SUPP") or records.name == "SUPPQUAL":
        message = f"{records.name} may hold qualifiers of several domains"
        raise Skipped(message)
    other = records.filled("RDOMAIN") & ~records.holds("RDOMAIN", records.prefix)
    yield records.found(other, f"RDOMAIN is {{RDOMAIN}} in {records.name}", "RDOMAIN")
