"""A test with a unit has it always."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("GEN129", Level.ERROR, each=("--TESTCD", "--STRESN", "--STRESU"))
def result_without_unit(records: Records) -> Iterator[Found]:
    """A numeric result, original or standard, has a unit where other results of its test have one.

    Why: Without its unit a number says nothing.
    Do: Add the unit, by the source.
    Source: SDTMIG 3.4, section 4.5.1: --ORRESU is the unit of --ORRES, --STRESU that of --STRESN.
    """
    tests = records.group(
        "--TESTCD", *(name for name in ("--SPEC", "--CAT", "--TSTDTL", "--METHOD") if records.has(name))
    )
    for result, unit in (("--STRESN", "--STRESU"), ("--ORRES", "--ORRESU")):
        united = np.bincount(tests[records.filled(unit)], minlength=int(tests.max()) + 1) > 0
        bare = np.isfinite(records.number(result)) & records.blank(unit) & united[tests]
        yield records.found(bare, f"{{--TESTCD}} has the result {{{result}}} without a unit", unit, result)
