"""An adverse event has a causality."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("AEV113", Level.WARNING, AE=("AEREL",))
def ae_causality_missing(ae: Records) -> Iterator[Found]:
    """An adverse event says whether it is related to the treatment.

    Why: Events without causality count as related or not, as each table sees it.
    Do: Ask the investigator.
    Source: SDTMIG 3.4, AE, AEREL.
    """
    asked = ~ae.holds("AEOCCUR", "N") & ae.blank("AESTAT")
    missing = asked & ae.blank("AEREL")
    if len(ae) > 1 and missing.all():
        yield ae.found_whole("no adverse event has a causality (AEREL)", "AEREL")
        return
    yield ae.found(missing, "AEREL is missing", "AEREL")
