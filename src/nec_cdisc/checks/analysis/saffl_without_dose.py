"""The safety population."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._exposure import doses
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("ADS109", Level.ERROR, ADSL=("USUBJID", "SAFFL"), EX=("USUBJID",))
def saffl_without_dose(adsl: Records, ex: Records) -> Iterator[Found]:
    """Who is in the safety population has had a dose.

    Why: Rates of adverse events are made of those who were treated.
    Do: Derive SAFFL from EX anew, or add the dose that is missing.
    Source: ICH E9, set of subjects for safety analyses; internal consistency of ADSL and EX.
    """
    dosed = adsl.row_in(ex.part(doses(ex))) >= 0
    yield adsl.found(adsl.holds("SAFFL", "Y") & ~dosed, "SAFFL is Y and EX has no dose of the subject", "SAFFL")
