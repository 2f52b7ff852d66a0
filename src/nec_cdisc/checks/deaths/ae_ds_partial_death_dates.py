"""A date of death is complete."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Mask, Records


@check("DTH115", Level.NOTE, DM=("DTHDTC",), DS=("DSDECOD", "DSSTDTC"), AE=("AEDTHDTC",))
def ae_ds_partial_death_dates(dm: Records, ds: Records | None = None, ae: Records | None = None) -> Iterator[Found]:
    """A date of death is known to the day, in DM, DS and AE.

    Why: Survival time from a partial date is an assumption, which the analysis must state.
    Do: Ask the site for the day; what stays unknown is imputed in ADaM with its flag.
    Source: SDTMIG 3.4, section 4.4.2 on partial dates; known to reviewers by this name.
    """
    yield dm.found(_partial(dm, "DTHDTC"), "DTHDTC is {DTHDTC}", "DTHDTC")
    if ds is not None:
        yield ds.found(_partial(ds, "DSSTDTC") & ds.holds("DSDECOD", "DEATH"), "DSSTDTC is {DSSTDTC}", "DSSTDTC")
    if ae is not None:
        yield ae.found(_partial(ae, "AEDTHDTC"), "AEDTHDTC is {AEDTHDTC}", "AEDTHDTC")


def _partial(records: Records, name: str) -> Mask:
    return records.filled(name) & ~records.dates(name).complete
