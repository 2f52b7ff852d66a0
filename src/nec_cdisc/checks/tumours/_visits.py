"""Dates of visits, as checks of TU, TR and RS compare them."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import Encoded, combine
from nec_cdisc.plugin.check import Found
from nec_cdisc.records.lesions import evaluators
from nec_cdisc.records.table import SUBJECT, Mask, Records


def visit_name(records: Records) -> str:
    """Return the variable that names visits."""
    return "VISIT" if records.has("VISIT") else "VISITNUM"


def same_date_of_visits(records: Records, counts: Mask) -> Found:
    """Find the records of which another visit of the subject has the same date, for the same evaluator."""
    visit = visit_name(records)
    whole = counts & records.dates("--DTC").complete & records.filled(visit)
    course = [records.text(name) for name in (SUBJECT, *evaluators(records))]
    day = Encoded(np.where(whole, records.dates("--DTC").first, -1).astype(np.int32), range(2**22))
    rows = np.flatnonzero(whole)
    if not len(rows):
        return records.found(whole, "")
    on_day, _ = combine([*(column.take(rows) for column in course), day.take(rows)])
    on_visit, _ = combine([Encoded(on_day, range(int(on_day.max()) + 1)), records.text(visit).take(rows)])
    visits = np.zeros(int(on_day.max()) + 1, np.int64)
    first = np.unique(on_visit, return_index=True)[1]
    np.add.at(visits, on_day[first], 1)
    twice = np.zeros(len(records), bool)
    twice[rows] = visits[on_day] > 1
    return records.found(twice, f"{{--DTC}} is the date of {{{visit}}} and of another visit, too", "--DTC", visit)
