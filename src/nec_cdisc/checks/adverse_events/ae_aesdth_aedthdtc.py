"""An adverse event with a date of death resulted in death."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("AEV102", Level.ERROR, AE=("USUBJID", "AESDTH"), DM=("USUBJID", "DTHDTC"))
def ae_aesdth_aedthdtc(ae: Records, dm: Records) -> Iterator[Found]:
    """An adverse event that resulted in death has a date of death, in AE or DM, and only such a one has AEDTHDTC.

    Why: Deaths by adverse events are compared with all deaths; one without a date is missing there.
    Do: Ask the site for the date of death, or correct AESDTH.
    Source: internal consistency of AE with DM; known to reviewers by this name.
    """
    fatal = ae.holds("AESDTH", "Y")
    dated = ae.filled("AEDTHDTC") | dm.filled("DTHDTC")[ae.row_in(dm)]
    known = ae.row_in(dm) >= 0
    yield ae.found(fatal & known & ~dated, "AESDTH is Y and the subject has no date of death", "AESDTH")
    stray = ae.filled("AEDTHDTC") & ~fatal
    yield ae.found(stray, "AEDTHDTC is {AEDTHDTC} and AESDTH is {AESDTH}", "AESDTH", "AEDTHDTC")
