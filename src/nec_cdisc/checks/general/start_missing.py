"""What happened has a start."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records

#: The datasets whose records tell what happened in the study: when it did is always asked for.
DURING = ("AE", "CE", "DS", "DV", "EC", "EX")


@check("GEN155", Level.WARNING, each=("USUBJID", "--STDTC"))
def start_missing(records: Records) -> Iterator[Found]:
    """An adverse event, a disposition and a dose have a start date, if only a partial one.

    Why: Without a start nobody can say whether it was before, during or after treatment.
    Do: Ask the site for the date; a year alone is better than none.
    Source: SDTMIG 3.4, --STDTC; public rules on start time points (Pinnacle 21, SD0022).
    """
    if records.name not in DURING:
        return
    otherwise = records.filled("--STRF") | records.filled("--STRTPT")
    planned = records.holds("--MOOD", "SCHEDULED") | records.holds("--OCCUR", "N") | records.filled("--STAT")
    bare = records.blank("--STDTC") & ~otherwise & ~planned
    yield records.found(bare, "--STDTC is missing", "--STDTC")
