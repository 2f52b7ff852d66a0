"""The latest date alive is a date, and one that was known."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records
from nec_cdisc.rules.partial_date import is_valid


@check("DTH117", Level.ERROR, SS=("SSTESTCD", "SSSTRESC", "SSDTC"))
def ss_last_alive(ss: Records) -> Iterator[Found]:
    """The latest date on which a subject was known alive is a date of ISO 8601, and not after the day it was told.

    Why: Survival is censored on this date; nobody can know of a day that is still to come.
    Do: Ask the site for both dates.
    Source: SDTMIG 3.4, SS, test LSCFADTC.
    """
    told = ss.holds("SSTESTCD", "LSCFADTC") & ss.filled("SSSTRESC")
    bad = told & ~ss.matches("SSSTRESC", is_valid)
    yield ss.found(bad, "the latest date alive {SSSTRESC} is no date of ISO 8601", "SSSTRESC", "SSTESTCD")
    late = told & ss.dates("SSSTRESC").after(ss.dates("SSDTC"))
    yield ss.found(late, "it was known alive on {SSSTRESC}, as told on {SSDTC}", "SSSTRESC", "SSDTC")
