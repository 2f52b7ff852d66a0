"""A result with a range has an indicator."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("LAB105", Level.WARNING, each=("LBTESTCD", "LBSTRESN", "LBSTNRLO", "LBSTNRHI", "LBNRIND"))
def lb_nrind_missing(records: Records) -> Iterator[Found]:
    """A numeric result with both limits of its range has an indicator.

    Why: The result is missing in shift tables.
    Do: Derive LBNRIND from the standard result and its range.
    Source: SDTMIG 3.4, LB, LBNRIND.
    """
    known = np.isfinite(records.number("LBSTRESN")) & records.filled("LBSTNRLO") & records.filled("LBSTNRHI")
    says = "LBNRIND is missing; the result is {LBSTRESN}, the range {LBSTNRLO} to {LBSTNRHI}"
    yield records.found(known & records.blank("LBNRIND"), says, "LBNRIND")
