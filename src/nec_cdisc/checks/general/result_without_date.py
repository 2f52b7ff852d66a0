"""A result has a date."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("GEN143", Level.WARNING, each=("--TESTCD", "--DTC"))
def result_without_date(records: Records) -> Iterator[Found]:
    """A result has a date, where other results of its test have one.

    Why: Without a date a result is neither baseline nor of any window.
    Do: Ask the site for the date.
    Source: SDTMIG 3.4, findings: --DTC is the date of the observation.
    """
    tests = records.group("--TESTCD", *(name for name in ("--CAT", "--EVAL") if records.has(name)))
    dated = np.bincount(tests[records.filled("--DTC")], minlength=int(tests.max()) + 1) > 0
    result = records.filled("--ORRES") | records.filled("--STRESC")
    yield records.found(result & records.blank("--DTC") & dated[tests], "{--TESTCD} has a result and no date", "--DTC")
