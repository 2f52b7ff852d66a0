"""The end of treatment in DS."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.disposition import TREATMENT, end_of_treatment
from nec_cdisc.records.table import Records

PARTICIPATION = "STUDY PARTICIPATION"


@check(
    "DSP121",
    Level.WARNING,
    DM=("USUBJID", "RFXSTDTC"),
    DS=("USUBJID", "DSDECOD", "DSSCAT"),
)
def ds_end_of_treatment_missing(dm: Records, ds: Records) -> Iterator[Found]:
    """A treated subject whose participation has ended has a disposition of study treatment, where DS has them.

    Why: Why treatment ended is counted from DS; this subject is missing there.
    Do: Ask the site for the form of the end of treatment.
    Source: SDTMIG 3.4, DS: a disposition for each planned period.
    """
    treatment = ds.holds("DSSCAT", TREATMENT) & end_of_treatment(ds)
    if not treatment.any():
        message = "DS has no disposition of STUDY TREATMENT"
        raise Skipped(message)
    left = dm.row_in(ds.part(ds.holds("DSSCAT", PARTICIPATION))) >= 0
    told = dm.row_in(ds.part(treatment)) >= 0
    says = "treatment began on {RFXSTDTC}, participation has ended, and DS does not say how treatment ended"
    yield dm.found(dm.filled("RFXSTDTC") & left & ~told, says, "USUBJID", "RFXSTDTC")
