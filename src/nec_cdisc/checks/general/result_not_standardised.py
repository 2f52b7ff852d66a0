"""A result has its standard form."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("GEN127", Level.ERROR, each=("--ORRES", "--STRESC"))
def result_not_standardised(records: Records) -> Iterator[Found]:
    """An original result has a standard result.

    Why: Analyses use the standard result alone; what was not standardised is lost to them.
    Do: Derive --STRESC from --ORRES.
    Source: SDTMIG 3.4, section 4.5.1: --STRESC is populated for each original result.
    """
    lost = records.filled("--ORRES") & records.blank("--STRESC")
    yield records.found(lost, "--ORRES is {--ORRES} and --STRESC is missing", "--STRESC", "--ORRES")
