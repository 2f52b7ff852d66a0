"""The tests of a dataset of findings, and which results stand before the first dose."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.records.table import SUBJECT, Mask, Records

#: What tells one test of a subject from another, besides its code.
QUALIFIERS = (
    *("--CAT", "--SCAT", "--SPEC", "--METHOD", "--LOC", "--LAT", "--DIR", "--POS", "--TPTREF", "--TPT", "--TPTNUM"),
    *("--TSTDTL", "--EVAL", "--EVALID", "--LNKID", "--REFID"),
)


def same_test(records: Records) -> NDArray[np.int32]:
    """Return a number for each record: equal where the same subject has the same test, done in the same way."""
    return records.group(SUBJECT, "--TESTCD", *(name for name in QUALIFIERS if records.has(name)))


def before_first_dose(records: Records, dm: Records) -> Mask:
    """Say where --DTC is certainly on a day before that of the subject's first dose."""
    return records.dates("--DTC").before(dm.dates("RFXSTDTC").at(records.row_in(dm)))
