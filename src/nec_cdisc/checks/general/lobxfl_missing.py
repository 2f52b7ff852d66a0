"""A test with results before exposure has its last one flagged."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.baseline import before_first_dose
from nec_cdisc.records.extremes import latest
from nec_cdisc.records.table import Records


@check("GEN123", Level.ERROR, each=("USUBJID", "--TESTCD", "--DTC", "--LOBXFL"), DM=("USUBJID", "RFXSTDTC"))
def lobxfl_missing(records: Records, dm: Records) -> Iterator[Found]:
    """A test with a result before the day of the first dose has a last observation before exposure.

    Why: Without the flag the subject has no baseline and falls out of each analysis of change.
    Do: Derive --LOBXFL from --DTC and DM.RFXSTDTC anew.
    Source: SDTMIG 3.4, section 4.5.9 on --LOBXFL.
    """
    if not records.filled("--LOBXFL").any():
        message = f"{records.name} flags no record at all"
        raise Skipped(message)
    parts = [name for name in ("--CAT", "--SPEC") if records.has(name)]
    tests = records.group("USUBJID", "--TESTCD", *parts).astype(np.int64)
    dates = records.dates("--DTC")
    before = before_first_dose(records, dm) & (records.filled("--ORRES") | records.filled("--STRESC"))
    flagged = np.bincount(tests[records.holds("--LOBXFL", "Y")], minlength=int(tests.max()) + 1) > 0
    last = latest(dates, np.where(before, tests, -1), len(flagged)).at(tests)
    wanting = before & ~flagged[tests] & (dates.first == last.first)
    says = "{--TESTCD} has this result before the first dose, and no record with --LOBXFL"
    yield records.found(wanting, says, "--LOBXFL", "--TESTCD")
