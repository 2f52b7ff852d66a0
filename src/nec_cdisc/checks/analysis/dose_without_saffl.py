"""Treated subjects are in the safety population."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._exposure import doses
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("ADS110", Level.WARNING, ADSL=("USUBJID", "SAFFL"), EX=("USUBJID",))
def dose_without_saffl(adsl: Records, ex: Records) -> Iterator[Found]:
    """Who has had a dose is in the safety population.

    Why: A treated subject whose adverse events count nowhere has to be explained.
    Do: Derive SAFFL from EX anew, or explain which doses do not count.
    Source: ICH E9, set of subjects for safety analyses; internal consistency of ADSL and EX.
    """
    dosed = adsl.row_in(ex.part(doses(ex))) >= 0
    yield adsl.found(~adsl.holds("SAFFL", "Y") & dosed, "EX has doses of the subject and SAFFL is {SAFFL}", "SAFFL")
