"""Nobody is alive after death."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DTH112", Level.ERROR, SS=("USUBJID", "SSTESTCD", "SSSTRESC", "SSDTC"), DM=("USUBJID", "DTHDTC"))
def ss_alive_after_death(ss: Records, dm: Records) -> Iterator[Found]:
    """No subject was alive after the date of its death.

    Why: One of the two dates is wrong, and with it the survival time.
    Do: Ask the site for both dates.
    Source: SDTMIG 3.4, SS; internal consistency with DM.DTHDTC.
    """
    rows = ss.row_in(dm)
    death = dm.dates("DTHDTC").at(rows)
    alive = ss.matches("SSSTRESC", lambda text: text.upper().startswith("ALIVE")) & ss.dates("SSDTC").after(death)
    told = ss.holds("SSTESTCD", "LSCFADTC") & ss.dates("SSSTRESC").after(death)
    died = dm.text("DTHDTC").take(rows).to_list()
    yield ss.found(alive, "it was alive on {SSDTC} and died on {died}", "SSDTC", "SSSTRESC", said={"died": died})
    says = "it was last known alive on {SSSTRESC} and died on {died}"
    yield ss.found(told, says, "SSSTRESC", "SSTESTCD", said={"died": died})
