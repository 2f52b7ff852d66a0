"""Who died of an adverse event is dead."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DTH101", Level.ERROR, AE=("USUBJID", "AEOUT"), DM=("USUBJID", "DTHFL"))
def ae_fatal_dthfl(ae: Records, dm: Records) -> Iterator[Found]:
    """A subject with a fatal adverse event is dead in DM.

    Why: Survival is analysed from DM; a death that it does not know is missing there.
    Do: Ask the site; set DTHFL and DTHDTC, or correct the outcome.
    Source: SDTMIG 3.4, DM, DTHFL: any source in the database that says that the subject died.
    """
    rows = ae.row_in(dm)
    alive = ae.holds("AEOUT", "FATAL") & (rows >= 0) & ~dm.holds("DTHFL", "Y")[rows]
    yield ae.found(alive, "AEOUT is FATAL and DM.DTHFL is not Y", "AEOUT")
