"""A test has a result or says that it was not done."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("GEN132", Level.WARNING, each=("--TESTCD", "--ORRES", "--STRESC"))
def neither_result_nor_stat(records: Records) -> Iterator[Found]:
    """A test has a result, or says that it was not done.

    Why: An empty record leaves open whether the test was forgotten, not done or lost.
    Do: Set --STAT to NOT DONE where it was not done, with the reason; else look for the result.
    Source: SDTMIG 3.4, section 4.5.1 on --STAT.
    """
    empty = records.blank("--ORRES") & records.blank("--STRESC") & records.blank("--STAT")
    yield records.found(empty, "{--TESTCD} has neither a result nor --STAT", "--ORRES", "--STAT")
