"""An adverse event has an action taken."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("AEV114", Level.WARNING, AE=("AEACN",))
def ae_action_missing(ae: Records) -> Iterator[Found]:
    """An adverse event says what was done with the treatment.

    Why: Interruptions and withdrawals by adverse events are counted from it.
    Do: Ask the site; NOT APPLICABLE is an answer where no treatment was under way.
    Source: SDTMIG 3.4, AE, AEACN.
    """
    asked = ~ae.holds("AEOCCUR", "N") & ae.blank("AESTAT")
    missing = asked & ae.blank("AEACN")
    if len(ae) > 1 and missing.all():
        yield ae.found_whole("no adverse event has an action taken (AEACN)", "AEACN")
        return
    yield ae.found(missing, "AEACN is missing", "AEACN")
