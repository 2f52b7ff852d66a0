"""A standard result that is a number stands as a number too."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records


@check("GEN126", Level.WARNING, each=("--STRESC", "--STRESN"))
def stresn_missing(records: Records) -> Iterator[Found]:
    """A character standard result that is a number has its number in --STRESN.

    Why: Without --STRESN the result falls out of each summary.
    Do: Derive --STRESN from --STRESC.
    Source: SDTMIG 3.4, section 4.5.1: --STRESN holds numeric values of --STRESC.
    """
    numeric = np.isfinite(records.number("--STRESC"))
    if records.prefix == "LB":
        message = "LB has a check of its own"
        raise Skipped(message)
    if not np.isfinite(records.number("--STRESN")).any():
        message = f"{records.name} holds no numeric results"
        raise Skipped(message)
    coded = ~np.isin(records.group("--TESTCD"), records.group("--TESTCD")[np.isfinite(records.number("--STRESN"))])
    says = "--STRESC {--STRESC} is a number and --STRESN is missing"
    yield records.found(numeric & records.blank("--STRESN") & ~coded, says, "--STRESN", "--STRESC")
