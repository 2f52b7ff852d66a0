"""Records after a baseline have it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.analysis._groups import highest
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.dates import NEVER_LAST
from nec_cdisc.records.table import SUBJECT, Records


@check("ADB107", Level.ERROR, each_analysis=("USUBJID", "PARAMCD", "AVAL", "BASE", "ABLFL"))
def base_missing(records: Records) -> Iterator[Found]:
    """Where a parameter of a subject has a baseline record all its later records have BASE.

    Why: A record without a baseline has no change, and counts in no analysis of changes.
    Do: Derive BASE anew.
    Source: ADaMIG 1.3, BASE and ABLFL.
    """
    by = tuple(name for name in (SUBJECT, "PARAMCD", "BASETYPE") if records.has(name))
    flagged = records.holds("ABLFL", "Y") & records.filled("AVAL")
    group, has = records.group(*by), np.zeros(len(records), bool)
    has |= highest(group, flagged)
    day = records.dates("ADT")
    base = np.full(int(group.max(initial=-1)) + 1, NEVER_LAST, np.int64)
    dated = flagged & day.valid
    np.minimum.at(base, group[dated], day.last[dated])
    later = day.valid & (day.first > base[group])
    lacking = has & later & records.blank("BASE") & records.filled("AVAL")
    used = highest(records.group("PARAMCD", "ATPT"), records.filled("BASE"))
    yield records.found(
        lacking & used, "BASE is missing; {PARAMCD} of the subject has a baseline record", "BASE", "PARAMCD"
    )
