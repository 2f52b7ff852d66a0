"""No amount is below zero."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records

#: Tests whose results may be negative.
SIGNED = frozenset({"BASEEXCS", "BASEXCSB", "ANIONG", "OSMLGAP", "BASEDEF", "TSCORE", "ZSCORE"})


@check("LAB110", Level.ERROR, each=("LBTESTCD", "LBSTRESN"))
def lb_negative_result(records: Records) -> Iterator[Found]:
    """A concentration, count or activity is not below zero.

    Why: The sign is a typing error, or a code for a missing result that was taken as one.
    Do: Ask the laboratory for the result.
    Source: internal consistency: amounts cannot be negative.
    """
    amounts = ~records.matches("LBTESTCD", SIGNED.__contains__) & records.filled("LBSTRESU")
    below = amounts & (records.number("LBSTRESN") < 0)
    yield records.found(below, "{LBTESTCD} has the result {LBSTRESN} {LBSTRESU}", "LBSTRESN")
