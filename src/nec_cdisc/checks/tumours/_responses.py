"""What checks of responses ask of RS."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.records.lesions import evaluators
from nec_cdisc.records.table import SUBJECT, Mask, Records

RESPONSES = ("TRGRESP", "NTRGRESP", "OVRLRESP")
#: The terms of an overall response by RECIST 1.1.
OVERALL = ("CR", "PR", "SD", "NON-CR/NON-PD", "PD", "NE")


def same_assessment(rs: Records) -> NDArray[np.int32]:
    """Return a number for each record: equal for one subject, evaluator, category and visit."""
    when = "VISITNUM" if rs.has("VISITNUM") else "VISIT" if rs.has("VISIT") else "RSDTC"
    return rs.group(SUBJECT, *evaluators(rs), "RSCAT", when)


def course_of(rs: Records) -> NDArray[np.int32]:
    """Return a number for each record: equal for one subject, evaluator and category."""
    return rs.group(SUBJECT, *evaluators(rs), "RSCAT")


def told_beside(rs: Records, group: NDArray[np.int32], *tests: str) -> Encoded:
    """Return for each record the result that a test has in its group, the first one where it has several."""
    row = np.full(int(group.max(initial=-1)) + 1, -1, np.int64)
    rows = np.flatnonzero(rs.holds("RSTESTCD", *tests) & rs.filled("RSSTRESC"))[::-1]
    row[group[rows]] = rows
    return rs.text("RSSTRESC").take(row[group])


def told_twice(rs: Records, group: NDArray[np.int32]) -> Mask:
    """Say which records belong to a group that has a test twice, so that nobody knows which result counts."""
    rows = np.flatnonzero(rs.filled("RSTESTCD"))
    test = rs.text("RSTESTCD")
    pair = group[rows].astype(np.int64) * (len(test.values) + 1) + test.codes[rows]
    _, number, times = np.unique(pair, return_inverse=True, return_counts=True)
    twice = np.zeros(int(group.max(initial=-1)) + 1, bool)
    twice[group[rows][times[number] > 1]] = True
    return twice[group] if len(group) else np.zeros(0, bool)
