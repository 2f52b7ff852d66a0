"""No record stands twice but for its sequence number."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.dataset.encoded import combine
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("GEN103", Level.WARNING, each=("USUBJID", "--SEQ"))
def record_repeated(records: Records) -> Iterator[Found]:
    """No two records of a dataset are equal in everything but their sequence number.

    Why: A record that stands twice counts twice in each table.
    Do: Find out whether the source holds it twice; remove the copy or show what tells the two apart.
    Source: internal consistency.
    """
    first = [name for name in ("--STDTC", "--DTC", "--TESTCD", "--TERM", "--TRT", "VISITNUM") if records.has(name)]
    candidates = np.flatnonzero(records.repeated("USUBJID", *first))
    sequence = records.variable("--SEQ")
    others = [name for name in records.dataset.columns if name != sequence]
    if not len(candidates):
        return
    group = combine([records.text(name).take(candidates) for name in others])[0]
    _, original = np.unique(group, return_index=True)
    copies = np.setdiff1d(np.arange(len(candidates)), original)
    yield records.found(candidates[copies], f"the record is the same as another one but for {sequence}", sequence)
