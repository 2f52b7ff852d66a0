"""Who was not eligible was not treated."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DSP112", Level.WARNING, IE=("USUBJID", "IETESTCD"), EX=("USUBJID",))
def ie_treated_although_ineligible(ie: Records, ex: Records) -> Iterator[Found]:
    """A subject that does not meet a criterion of eligibility was not treated.

    Why: A subject treated in spite of it is a protocol deviation, and may be left out of the per protocol population.
    Do: Ask the site for the answer; list a true one among the deviations.
    Source: SDTMIG 3.4, IE; internal consistency with EX.
    """
    treated = ie.row_in(ex) >= 0
    yield ie.found(treated, "{IETESTCD} was not met and EX has a dose of the subject", "IETESTCD")
