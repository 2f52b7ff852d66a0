"""A subject found dead had died by then."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DTH111", Level.ERROR, SS=("USUBJID", "SSSTRESC", "SSDTC"), DM=("USUBJID", "DTHDTC"))
def ss_ssdtc_dead_dthdtc(ss: Records, dm: Records) -> Iterator[Found]:
    """A subject that follow-up found dead died on that day or before.

    Why: One of the two dates is wrong, and with it the survival time.
    Do: Ask the site for both dates.
    Source: SDTMIG 3.4, SS; known to reviewers by this name.
    """
    rows = ss.row_in(dm)
    dead = ss.matches("SSSTRESC", lambda text: text.upper() == "DEAD")
    early = dead & ss.dates("SSDTC").before(dm.dates("DTHDTC").at(rows))
    died = dm.text("DTHDTC").take(rows).to_list()
    yield ss.found(early, "it was dead on {SSDTC} and died on {died}", "SSDTC", "SSSTRESC", said={"died": died})
