"""RELREC says how identifications, measurements and responses belong together."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import Records

#: Datasets that are linked, and the variables that link them.
PAIRS = (("TU", "TR", "--LNKID"), ("TR", "RS", "--LNKGRP"))


@check("TUM106", Level.WARNING, RELREC=("RDOMAIN", "IDVAR", "RELID"))
def tumour_relrec(relrec: Records, package: Package) -> Iterator[Found]:
    """RELREC relates TU to TR and TR to RS where they have linking variables.

    Why: Reviewers join the datasets by what RELREC says.
    Do: Add the relationship of the two datasets (one record for each, the same RELID).
    Source: SDTMIG 3.4, RELREC, relating datasets; TU, TR and RS.
    """
    for one, other, variable in PAIRS:
        if not all(name in package and package[name].filled(variable).any() for name in (one, other)):
            continue
        sides = [
            set(relrec.values("RELID")[relrec.holds("RDOMAIN", name) & relrec.filled("IDVAR")].tolist())
            for name in (one, other)
        ]
        if not (sides[0] & sides[1]) - {None}:
            yield relrec.found_whole(f"RELREC does not relate {one} to {other}", "RDOMAIN", "IDVAR", "RELID")
