"""A fatal adverse event ends on the day of death."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("AEV101", Level.ERROR, AE=("AEOUT", "AEENDTC"))
def ae_aeout_aeendtc_aedthdtc(ae: Records) -> Iterator[Found]:
    """A fatal adverse event has an end date.

    Why: The event ended with the death of the subject; without the date its duration and the death cannot be compared.
    Do: Ask the site for the end of the event, or correct the outcome.
    Source: SDTMIG 3.4, AE, assumptions on AEOUT and AEENDTC.
    """
    fatal = ae.holds("AEOUT", "FATAL")
    yield ae.found(fatal & ae.blank("AEENDTC"), "AEOUT is FATAL and AEENDTC is missing", "AEENDTC", "AEOUT")
