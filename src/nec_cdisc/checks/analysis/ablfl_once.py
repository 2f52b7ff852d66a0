"""One baseline."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._groups import repeats
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import SUBJECT, Records


@check("ADB104", Level.ERROR, each_analysis=("USUBJID", "PARAMCD", "ABLFL"))
def ablfl_once(records: Records) -> Iterator[Found]:
    """A subject has one baseline record of each parameter (and kind of baseline).

    Why: With two of them nobody knows what changes are counted from.
    Do: Derive ABLFL anew.
    Source: ADaMIG 1.3, ABLFL: one record per subject, parameter and BASETYPE.
    """
    by = tuple(name for name in (SUBJECT, "PARAMCD", "BASETYPE") if records.has(name))
    again = repeats(records, records.holds("ABLFL", "Y"), *by)
    yield records.found(again, "{PARAMCD} has a second baseline record", "ABLFL", "PARAMCD")
