"""A relation is between records that are there."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.links import unresolved
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import Records


@check("REL101", Level.ERROR, RELREC=("RDOMAIN", "USUBJID", "IDVAR", "IDVARVAL", "RELID"))
def relrec_resolves(relrec: Records, package: Package) -> Iterator[Found]:
    """Each record of RELREC names a record, or a variable, of a dataset that is there.

    Why: A relation to nothing loses what it relates: the dose to the event, the lesion to its measurement.
    Do: Correct IDVARVAL, or derive RELREC anew.
    Source: SDTMIG 3.4, section 8.2 on RELREC.
    """
    yield relrec.found(
        unresolved(package, relrec), "no record of {RDOMAIN} has {IDVAR} {IDVARVAL}", "IDVARVAL", "IDVAR"
    )
    absent = np.zeros(len(relrec), bool)
    for domain in relrec.text("RDOMAIN").values:
        if not any(True for _ in package.domain(str(domain))):
            absent |= relrec.holds("RDOMAIN", str(domain))
    yield relrec.found(absent, "there is no dataset {RDOMAIN}", "RDOMAIN")
