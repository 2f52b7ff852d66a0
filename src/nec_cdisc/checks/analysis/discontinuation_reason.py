"""Ends and their reasons."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records

#: A status and the reason that belongs to DISCONTINUED.
PAIRS = (("EOSSTT", "DCSREAS"), ("EOTSTT", "DCTREAS"))


@check("ADS116", Level.ERROR, ADSL=("USUBJID",))
def discontinuation_reason(adsl: Records) -> Iterator[Found]:
    """A subject who discontinued has a reason, and one who did not has none.

    Why: Disposition is counted by status and by reason; the two must tell the same.
    Do: Derive status and reason from DS anew.
    Source: ADaMIG 1.3, EOSSTT and DCSREAS, EOTSTT and DCTREAS.
    """
    held = [pair for pair in PAIRS if adsl.has(*pair)]
    if not held:
        message = "ADSL has no status with a reason"
        raise Skipped(message)
    for status, reason in held:
        stopped = adsl.holds(status, "DISCONTINUED")
        yield adsl.found(
            stopped & adsl.blank(reason), f"{status} is DISCONTINUED and {reason} is missing", reason, status
        )
        more = ~stopped & adsl.filled(reason) & ~adsl.holds(reason, "COMPLETED", "ONGOING", "SCREEN FAILURE")
        yield adsl.found(more, f"{status} is {{{status}}} and {reason} is {{{reason}}}", reason, status)
