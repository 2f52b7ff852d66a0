"""Lesions are measured when they have been identified."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.lesions import identified
from nec_cdisc.records.table import Records


@check("TUM110", Level.ERROR, TR=("USUBJID", "TRLNKID", "TRDTC"), TU=("USUBJID", "TULNKID", "TUDTC"))
def tr_before_identification(tr: Records, tu: Records) -> Iterator[Found]:
    """No lesion is measured before the day on which it was identified.

    Why: One of the two dates is wrong, or the measurement is of another lesion.
    Do: Compare TRDTC and TUDTC with the scan.
    Source: SDTMIG 3.4, TU and TR; internal consistency.
    """
    row = identified(tr, tu)
    when = tu.dates("TUDTC").at(row)
    said = tu.values("TUDTC")[row]
    yield tr.found(
        tr.dates("TRDTC").before(when),
        "Measured on {TRDTC}; identified on {identified}",
        "TRDTC",
        said={"identified": said},
    )
