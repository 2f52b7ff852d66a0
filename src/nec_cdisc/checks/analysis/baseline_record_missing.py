"""A baseline has its record."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._groups import highest
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import SUBJECT, Records


@check("ADB116", Level.ERROR, each_analysis=("USUBJID", "PARAMCD", "BASE", "ABLFL"))
def baseline_record_missing(records: Records) -> Iterator[Found]:
    """Where a parameter of a subject has BASE a record of it is flagged as the baseline.

    Why: BASE cannot be traced to the value that it is.
    Do: Flag the record (ABLFL), add it where it was left out, or leave BASE blank.
    Source: ADaMIG 1.3, BASE and ABLFL: where BASE is there, so is the record that it comes from.
    """
    by = tuple(name for name in (SUBJECT, "PARAMCD", "BASETYPE") if records.has(name))
    flagged = highest(records.group(*by), records.holds("ABLFL", "Y"))
    bare = records.filled("BASE") & ~flagged
    yield records.found(bare, "BASE is {BASE} and no record of {PARAMCD} is flagged as baseline", "ABLFL", "BASE")
