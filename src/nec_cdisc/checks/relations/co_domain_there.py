"""Comments on datasets that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import Records


@check("REL120", Level.ERROR, CO=("RDOMAIN",))
def co_domain_there(co: Records, package: Package) -> Iterator[Found]:
    """A comment belongs to a domain of the package.

    Why: A comment on a record that nobody has cannot be read.
    Do: Correct RDOMAIN, or leave it blank for a comment on the subject.
    Source: SDTMIG 3.4, CO, RDOMAIN.
    """
    absent = co.matches("RDOMAIN", lambda code: not any(True for _ in package.domain(code)))
    yield co.found(absent, "there is no {RDOMAIN} in the package", "RDOMAIN")
