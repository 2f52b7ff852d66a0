"""Parameters have values."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("ADB114", Level.WARNING, each_analysis=("PARAMCD", "AVAL", "BASE"))
def aval_missing(records: Records) -> Iterator[Found]:
    """A record with a change from baseline, or flagged as baseline, has a value.

    Why: Without the value nobody can follow the change.
    Do: Derive the record anew, or take it out.
    Source: ADaMIG 1.3, AVAL, BASE, CHG and ABLFL.
    """
    lacking = records.blank("AVAL") & records.blank("AVALC")
    lacking &= records.filled("CHG") | records.holds("ABLFL", "Y")
    yield records.found(lacking, "AVAL is missing; CHG is {CHG} and ABLFL is {ABLFL}", "AVAL")
