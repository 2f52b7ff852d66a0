"""Subjects are of the sex that the trial is for."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.summary import summary_values
from nec_cdisc.records.table import Records


@check("TDS109", Level.WARNING, DM=("SEX",), TS=("TSPARMCD", "TSVAL"))
def ts_sex(dm: Records, ts: Records) -> Iterator[Found]:
    """The subjects of a trial for one sex are of it.

    Why: A subject of the other sex was not eligible, or its sex is wrong.
    Do: Ask the site for the sex, or correct SEXPOP.
    Source: SDTMIG 3.4, TS, parameter SEXPOP; internal consistency with DM.
    """
    for planned, sex in (("M", "M"), ("F", "F")):
        if summary_values(ts, "SEXPOP") == [planned]:
            other = dm.filled("SEX") & ~dm.holds("SEX", sex, "U")
            yield dm.found(other, f"SEX is {{SEX}} and the trial is for {planned}", "SEX")
