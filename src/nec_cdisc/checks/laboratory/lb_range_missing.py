"""A test with ranges has them always."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("LAB106", Level.WARNING, each=("LBTESTCD", "LBSTRESN", "LBSTNRLO", "LBSTNRHI"))
def lb_range_missing(records: Records) -> Iterator[Found]:
    """A numeric result has a reference range, where most results of its test have one.

    Why: Without a range the result has neither an indicator nor a grade.
    Do: Ask the laboratory for its range at that time.
    Source: SDTMIG 3.4, LB, reference ranges; internal consistency.
    """
    numeric = np.isfinite(records.number("LBSTRESN"))
    ranged = records.filled("LBSTNRLO") | records.filled("LBSTNRHI") | records.filled("LBSTNRC")
    parts = [name for name in ("LBSPEC", "LBCAT", "LBMETHOD") if records.has(name)]
    tests = records.group("LBTESTCD", *parts)
    size = int(tests.max()) + 1
    most = np.bincount(tests[numeric & ranged], minlength=size) * 2 > np.bincount(tests[numeric], minlength=size)
    lost = numeric & ~ranged & most[tests]
    yield records.found(lost, "{LBTESTCD} has the result {LBSTRESN} without a reference range", "LBSTNRHI", "LBSTNRLO")
