"""In the same unit the standard result is the original one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.results import decimals, same_result
from nec_cdisc.records.table import Records, same


@check("GEN124", Level.ERROR, each=("--ORRES", "--ORRESU", "--STRESN", "--STRESU"))
def same_unit_same_result(records: Records) -> Iterator[Found]:
    """Where original and standard unit are equal, so are the results.

    Why: Analyses use the standard result; it must say what was measured.
    Do: Derive the standard result from the original one anew.
    Source: SDTMIG 3.4, section 4.5.1 on original and standardized results.
    """
    known = records.filled("--ORRESU")
    result, standard = records.number("--ORRES"), records.number("--STRESN")
    known &= same(records.text("--ORRESU"), records.text("--STRESU")) & np.isfinite(result) & np.isfinite(standard)
    wrong = known & ~same_result(result, standard, decimals(records, "--STRESN"))
    says = "--STRESN is {--STRESN} and --ORRES {--ORRES}, both in {--STRESU}"
    yield records.found(wrong, says, "--STRESN", "--ORRES", "--STRESU")
