"""Subjects are of the age that the trial is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.summary import summary_values
from nec_cdisc.records.table import Records


@check("TDS110", Level.WARNING, DM=("AGE", "AGEU"), TS=("TSPARMCD", "TSVAL"))
def ts_age(dm: Records, ts: Records) -> Iterator[Found]:
    """The age of an enrolled subject lies within the limits that the trial summary plans.

    Why: A subject of another age was not eligible, or its age is wrong.
    Do: Ask the site for the date of birth; list a true one among the deviations.
    Source: SDTMIG 3.4, TS, parameters AGEMIN and AGEMAX; internal consistency with DM.
    """
    enrolled = dm.blank("ARMNRS") & ~dm.matches("ARMCD", lambda code: code.upper() in {"SCRNFAIL", "NOTASSGN"})
    age, years = dm.number("AGE"), dm.holds("AGEU", "YEARS")
    for parameter, sign in (("AGEMIN", 1), ("AGEMAX", -1)):
        limits = [re.fullmatch(r"P(\d+)Y", value) for value in summary_values(ts, parameter)]
        if len(limits) == 1 and limits[0]:
            limit = int(limits[0][1])
            outside = enrolled & years & (sign * age < sign * limit)
            yield dm.found(outside, f"AGE is {{AGE}} and {parameter} {limit} years", "AGE")
