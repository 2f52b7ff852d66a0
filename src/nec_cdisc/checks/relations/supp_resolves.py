"""A supplemental qualifier is of a record that is there."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.links import unresolved
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import Records


@check("REL104", Level.ERROR, each=("RDOMAIN", "USUBJID", "IDVAR", "IDVARVAL", "QNAM"))
def supp_resolves(records: Records, package: Package) -> Iterator[Found]:
    """Each supplemental qualifier names a record of its parent dataset.

    Why: Programs merge qualifiers to their parent; one without a parent is lost without a word.
    Do: Correct IDVARVAL, or derive the qualifiers anew.
    Source: SDTMIG 3.4, section 8.4 on SUPP--.
    """
    says = "no record of {RDOMAIN} has {IDVAR} {IDVARVAL}"
    yield records.found(unresolved(package, records), says, "IDVARVAL", "IDVAR", "QNAM")
    parents = {str(domain) for domain in records.text("RDOMAIN").values}
    if not any(any(True for _ in package.domain(domain)) for domain in parents):
        yield records.found_whole(f"there is no dataset {', '.join(sorted(parents))}", "RDOMAIN")
