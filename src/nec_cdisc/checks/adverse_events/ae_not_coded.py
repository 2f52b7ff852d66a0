"""An adverse event is coded."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("AEV112", Level.WARNING, AE=("AETERM", "AEDECOD"))
def ae_not_coded(ae: Records) -> Iterator[Found]:
    """An adverse event has a dictionary term.

    Why: What is not coded is counted under no term.
    Do: Have the term coded; ask the site where it cannot be.
    Source: SDTMIG 3.4, AE, AEDECOD.
    """
    asked = ~ae.holds("AEOCCUR", "N") & ae.blank("AESTAT")
    uncoded = asked & ae.filled("AETERM") & (ae.blank("AEDECOD") | ae.holds("AEDECOD", "UNCODED", "NOT CODED"))
    yield ae.found(uncoded, "{AETERM} is not coded", "AEDECOD", "AETERM")
