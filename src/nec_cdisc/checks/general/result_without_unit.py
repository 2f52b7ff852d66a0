"""A test with a unit has it always."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("GEN129", Level.ERROR, each=("--TESTCD", "--STRESN", "--STRESU"))
def result_without_unit(records: Records) -> Iterator[Found]:
    """A numeric result has a unit where other results of its test have one.

    Why: Without its unit a number says nothing.
    Do: Add the unit, by the source.
    Source: SDTMIG 3.4, section 4.5.1: --STRESU is the unit of --STRESN.
    """
    tests = records.group(
        "--TESTCD", *(name for name in ("--SPEC", "--CAT", "--TSTDTL", "--METHOD") if records.has(name))
    )
    united = np.bincount(tests[records.filled("--STRESU")], minlength=int(tests.max()) + 1) > 0
    bare = np.isfinite(records.number("--STRESN")) & records.blank("--STRESU") & united[tests]
    yield records.found(bare, "{--TESTCD} has the result {--STRESN} without a unit", "--STRESU", "--STRESN")
