"""What began before treatment is not related to it."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records

#: Words for a relation to the treatment.
RELATED = frozenset({"RELATED", "Y", "YES", "POSSIBLE", "POSSIBLY RELATED", "PROBABLE", "PROBABLY RELATED", "DEFINITE"})


@check("AEV121", Level.WARNING, AE=("USUBJID", "AEREL", "AESTDTC"), DM=("USUBJID", "RFXSTDTC"))
def ae_related_before_treatment(ae: Records, dm: Records) -> Iterator[Found]:
    """No adverse event that began before the first dose is related to the treatment.

    Why: Either the start or the causality is wrong; the event is missing among those that emerged under treatment.
    Do: Ask the site for the start, and the investigator for the causality.
    Source: internal consistency of AE with DM.
    """
    related = ae.matches("AEREL", lambda text: text.upper() in RELATED)
    early = related & ae.dates("AESTDTC").before(dm.dates("RFXSTDTC").at(ae.row_in(dm)))
    yield ae.found(early, "AEREL is {AEREL} and the event began before the first dose", "AEREL", "AESTDTC")
