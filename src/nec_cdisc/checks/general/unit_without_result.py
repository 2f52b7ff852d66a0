"""A unit belongs to a result."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("GEN128", Level.WARNING, each=("--ORRES", "--ORRESU"))
def unit_without_result(records: Records) -> Iterator[Found]:
    """A record with a unit has a result.

    Why: A unit without result is a result that was lost, or a leftover of the form.
    Do: Look for the result in the source; else remove the unit.
    Source: SDTMIG 3.4, section 4.5.1: --ORRESU is the unit of --ORRES.
    """
    alone = records.filled("--ORRESU") & records.blank("--ORRES")
    alone |= records.filled("--STRESU") & records.blank("--STRESC") & records.blank("--ORRES")
    yield records.found(alone, "there is a unit and no result", "--ORRES", "--ORRESU", "--STRESU")
