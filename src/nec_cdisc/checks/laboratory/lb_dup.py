"""A test has one result at a time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.dataset.encoded import combine
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("LAB112", Level.WARNING, each=("USUBJID", "LBTESTCD", "LBDTC", "LBSTRESC"))
def lb_dup(records: Records) -> Iterator[Found]:
    """A test of a subject has one result at one time, in one specimen and by one method.

    Why: Baseline and worst value depend on which of the two is taken.
    Do: Ask the laboratory which result is right; a repeat has a time of its own.
    Source: SDTMIG 3.4, LB: one record per test, time and visit.
    """
    parts = [name for name in ("LBSPEC", "LBMETHOD", "LBCAT", "LBTPT", "LBREFID", "LBNAM") if records.has(name)]
    result = records.filled("LBSTRESC") & records.filled("LBDTC")
    rows = np.flatnonzero(result)
    group = combine([records.text(name).take(rows) for name in ("USUBJID", "LBTESTCD", "LBDTC", *parts)])[0]
    timed = records.matches("LBDTC", lambda text: "T" in text)[rows]
    visit = records.group("VISITNUM")[rows] if records.has("VISITNUM") else np.zeros(len(rows), np.int32)
    # without a time, two samples of one day may be of two visits
    _, first, inverse = np.unique(
        np.stack([group, np.where(timed, -1, visit)]), axis=1, return_index=True, return_inverse=True
    )
    again = np.ones(len(rows), bool)
    again[first] = False
    says = "there is another result of {LBTESTCD} at {LBDTC}"
    yield records.found(rows[again & (inverse.ravel() >= 0)], says, "LBSTRESC", "LBDTC")
