"""Outcome and seriousness agree on death."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("AEV103", Level.ERROR, AE=("AEOUT", "AESDTH"))
def ae_aeout_aesdth(ae: Records) -> Iterator[Found]:
    """An adverse event with a fatal outcome resulted in death, and one that resulted in death is fatal.

    Why: Tables of fatal events differ by the variable that they are made from.
    Do: Ask the site for the outcome; correct the one that is wrong.
    Source: SDTMIG 3.4, AE, AEOUT and AESDTH.
    """
    fatal, death = ae.holds("AEOUT", "FATAL"), ae.holds("AESDTH", "Y")
    yield ae.found(fatal & ~death, "AEOUT is FATAL and AESDTH is {AESDTH}", "AESDTH", "AEOUT")
    yield ae.found(death & ~fatal, "AESDTH is Y and AEOUT is {AEOUT}", "AEOUT", "AESDTH")
