"""A numeric laboratory result has a standard number."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("LAB101", Level.ERROR, each=("LBTESTCD", "LBORRES", "LBSTRESN"))
def lb_lbstresn_missing(records: Records) -> Iterator[Found]:
    """A laboratory result that is a number has a numeric standard result, where its test has them.

    Why: Without LBSTRESN the result is missing in shifts, grades and summaries.
    Do: Convert the result; add the unit to the table of conversions where it is unknown.
    Source: SDTMIG 3.4, LB, LBSTRESN; known to reviewers by this name.
    """
    numeric = np.isfinite(records.number("LBORRES"))
    standard = np.isfinite(records.number("LBSTRESN"))
    tests = records.group("LBTESTCD")
    counted = np.bincount(tests[standard], minlength=int(tests.max()) + 1) > 0
    lost = numeric & ~standard & (counted[tests] | np.isfinite(records.number("LBSTRESC")))
    yield records.found(lost, "LBORRES is {LBORRES} {LBORRESU} and LBSTRESN is missing", "LBSTRESN", "LBORRES")
