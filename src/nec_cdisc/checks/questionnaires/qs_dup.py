"""An item is answered once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("QST103", Level.ERROR, each=("USUBJID", "QSTESTCD", "QSSTRESC"))
def qs_dup(records: Records) -> Iterator[Found]:
    """An item of a questionnaire is answered once per subject and date, and once per visit.

    Why: The score depends on which of the two answers is taken.
    Do: Ask the site which form is right.
    Source: SDTMIG 3.4, QS: one record per question, time point and visit; known to reviewers by this name.
    """
    parts = [
        name
        for name in ("QSCAT", "QSSCAT", "QSEVAL", "QSTPT", "QSTPTNUM", "QSTPTREF", "QSEVLINT", "QSREPNUM", "QSMETHOD")
        if records.has(name)
    ]
    answered = records.filled("QSSTRESC") & records.blank("QSSTAT")
    again = np.zeros(len(records), bool)
    for when in ("QSDTC", "VISITNUM"):
        if records.has(when):
            rows = np.flatnonzero(answered & records.filled(when))
            group = records.group("USUBJID", "QSTESTCD", when, *parts)[rows]
            _, first = np.unique(group, return_index=True)
            copies = np.ones(len(rows), bool)
            copies[first] = False
            again[rows[copies]] = True
    says = "{QSTESTCD} is answered before, on the same date or at the same visit"
    yield records.found(again, says, "QSTESTCD", "QSDTC")
