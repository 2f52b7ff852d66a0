"""What has not resolved has no end."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("AEV105", Level.WARNING, AE=("AEOUT", "AEENDTC"), DM=("USUBJID", "DTHDTC"))
def ae_unresolved_with_end(ae: Records, dm: Records | None = None) -> Iterator[Found]:
    """An adverse event that has not resolved, or is still resolving, has no end date but that of the death.

    Why: The record says that the event is over and that it goes on.
    Do: Ask the site for the outcome.
    Source: SDTMIG 3.4, AE, AEOUT and AEENDTC; internal consistency.
    """
    going = ae.holds("AEOUT", "NOT RECOVERED/NOT RESOLVED", "RECOVERING/RESOLVING") & ae.filled("AEENDTC")
    if ae.has("AEGRPID"):  # the records of one event: its grade changes, and each ends where the next begins
        going &= ~(ae.filled("AEGRPID") & ae.repeated("USUBJID", "AEGRPID"))
    if dm is not None:
        end, death = ae.dates("AEENDTC"), dm.dates("DTHDTC").at(ae.row_in(dm))
        going &= ~(death.valid & ~end.before(death))
    yield ae.found(going, "AEOUT is {AEOUT} and AEENDTC is {AEENDTC}", "AEOUT", "AEENDTC")
