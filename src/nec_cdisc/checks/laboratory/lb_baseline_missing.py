"""A test under treatment has a baseline."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records


@check("LAB114", Level.NOTE, each=("USUBJID", "LBTESTCD", "LBDTC", "LBCAT"), DM=("USUBJID", "RFXSTDTC"))
def lb_baseline_missing(records: Records, dm: Records) -> Iterator[Found]:
    """A tumour marker that is followed under treatment, twice or more, was measured before it.

    Why: Without a baseline neither decrease nor normalisation of the marker can be told.
    Do: Ask the laboratory for a sample before the first dose.
    Source: internal consistency; the analysis of markers starts from a baseline.
    """
    markers = records.matches("LBCAT", lambda text: "MARKER" in text.upper())
    if not markers.any():
        message = f"{records.name} has no tumour markers"
        raise Skipped(message)
    dose = dm.dates("RFXSTDTC").at(records.row_in(dm))
    dates, result = records.dates("LBDTC"), records.filled("LBSTRESC") | records.filled("LBORRES")
    tests = records.group("USUBJID", "LBTESTCD")
    early = result & ~dates.after(dose)
    known = np.bincount(tests[early], minlength=int(tests.max()) + 1) > 0
    late = markers & result & dates.after(dose) & ~known[tests]
    late &= np.bincount(tests[late], minlength=int(tests.max()) + 1)[tests] > 1
    order = np.lexsort((dates.first, tests))
    order = order[late[order]]
    _, first = np.unique(tests[order], return_index=True)
    says = "{LBTESTCD} of the subject has no result before the first dose; this is its first"
    yield records.found(np.sort(order[first]), says, "LBTESTCD", "LBDTC")
