"""An indicator is of a result."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("LAB104", Level.ERROR, each=("LBTESTCD", "LBNRIND"))
def lb_nrind_without_result(records: Records) -> Iterator[Found]:
    """A record with an indicator of the reference range has a result.

    Why: The indicator of a missing result counts in shift tables.
    Do: Look for the result in the source; else remove the indicator.
    Source: SDTMIG 3.4, LB, LBNRIND.
    """
    alone = records.filled("LBNRIND") & records.blank("LBORRES") & records.blank("LBSTRESC")
    yield records.found(alone, "LBNRIND is {LBNRIND} without a result", "LBNRIND", "LBSTRESC")
