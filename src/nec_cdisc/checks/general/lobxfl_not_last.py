"""The last observation before exposure is the last one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.baseline import before_first_dose, same_test
from nec_cdisc.records.extremes import latest
from nec_cdisc.records.table import Records


@check("GEN122", Level.ERROR, each=("USUBJID", "--TESTCD", "--DTC", "--LOBXFL"), DM=("USUBJID", "RFXSTDTC"))
def lobxfl_not_last(records: Records, dm: Records) -> Iterator[Found]:
    """No later result before the day of the first dose follows the last observation before exposure.

    Why: An older baseline than need be gives other changes from baseline.
    Do: Derive --LOBXFL from --DTC and DM.RFXSTDTC anew.
    Source: SDTMIG 3.4, section 4.5.9 on --LOBXFL: the last record with a result before first exposure.
    """
    tests, dates = same_test(records), records.dates("--DTC")
    result = records.filled("--ORRES") | records.filled("--STRESC")
    before = before_first_dose(records, dm) & result & dates.complete
    last = latest(dates, np.where(before, tests, -1), int(tests.max(initial=0)) + 1).at(tests.astype(np.int64))
    old = records.holds("--LOBXFL", "Y") & dates.complete & last.valid & (last.first > dates.first)
    says = "--LOBXFL is Y on {--DTC} although a later result of {--TESTCD} is before the first dose"
    yield records.found(old, says, "--LOBXFL", "--DTC")
