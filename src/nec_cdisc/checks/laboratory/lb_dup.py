"""A test has one result at a time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

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
    known = records.filled("LBSTRESC") & records.filled("LBDTC")
    # only what repeats is looked at more closely, so that a million results cost little
    group = records.group("USUBJID", "LBTESTCD", "LBDTC", *parts)
    rows = np.flatnonzero(known & (np.bincount(group, weights=known)[group] > 1))
    timed = records.matches("LBDTC", lambda text: "T" in text)[rows]
    visit = records.group("VISITNUM")[rows] if records.has("VISITNUM") else np.zeros(len(rows), np.int32)
    # without a time, two samples of one day may be of two visits
    together = np.stack([group[rows], np.where(timed, -1, visit)])
    _, first = np.unique(together, axis=1, return_index=True)
    again = np.ones(len(rows), bool)
    again[first] = False
    says = "there is another result of {LBTESTCD} at {LBDTC}"
    yield records.found(rows[again], says, "LBSTRESC", "LBDTC")
