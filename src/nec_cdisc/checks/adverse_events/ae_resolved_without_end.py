"""What has resolved has an end."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("AEV104", Level.WARNING, AE=("AEOUT", "AEENDTC"))
def ae_resolved_without_end(ae: Records) -> Iterator[Found]:
    """An adverse event that has resolved has an end date.

    Why: Without its end the event has no duration and seems to go on.
    Do: Ask the site for the end, or for the outcome.
    Source: SDTMIG 3.4, AE, AEOUT and AEENDTC; internal consistency.
    """
    over = ae.holds("AEOUT", "RECOVERED/RESOLVED", "RECOVERED/RESOLVED WITH SEQUELAE")
    known = ae.holds("AEENRF", "BEFORE") | ae.holds("AEENRTPT", "BEFORE", "COINCIDENT")
    yield ae.found(over & ae.blank("AEENDTC") & ~known, "AEOUT is {AEOUT} and AEENDTC missing", "AEENDTC", "AEOUT")
