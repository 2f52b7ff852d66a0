"""The numeric standard result is the character one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.results import same_result
from nec_cdisc.records.table import Records


@check("GEN125", Level.ERROR, each=("--STRESC", "--STRESN"))
def stresn_is_stresc(records: Records) -> Iterator[Found]:
    """The numeric standard result is the number that the character one says.

    Why: Tables take the numeric result, listings the character one; both must show the same.
    Do: Derive --STRESN from --STRESC; leave it blank where that is no number.
    Source: SDTMIG 3.4, section 4.5.1: --STRESN holds numeric values of --STRESC.
    """
    number, said = records.number("--STRESN"), records.number("--STRESC")
    wrong = np.isfinite(number) & ~same_result(said, number, np.full(len(records), 15))
    says = "--STRESN is {--STRESN} and --STRESC {--STRESC}"
    yield records.found(wrong, says, "--STRESN", "--STRESC")
