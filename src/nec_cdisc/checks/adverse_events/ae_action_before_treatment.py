"""Before treatment nothing was done with it."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records

#: What can only be done with a treatment that has begun.
ACTIONS = ("DRUG WITHDRAWN", "DRUG INTERRUPTED", "DOSE REDUCED", "DOSE INCREASED", "DOSE RATE REDUCED")


@check("AEV120", Level.WARNING, AE=("USUBJID", "AEACN", "AEENDTC"), DM=("USUBJID", "RFXSTDTC"))
def ae_action_before_treatment(ae: Records, dm: Records) -> Iterator[Found]:
    """No treatment was changed by an adverse event that ended before the first dose.

    Why: The dates or the action are wrong; the event counts as one that changed the treatment.
    Do: Ask the site for dates and action.
    Source: internal consistency of AE with DM.
    """
    acted = ae.holds("AEACN", *ACTIONS)
    early = acted & ae.dates("AEENDTC").before(dm.dates("RFXSTDTC").at(ae.row_in(dm)))
    yield ae.found(early, "AEACN is {AEACN} and the event ended before the first dose", "AEACN", "AEENDTC")
