"""Analysed subjects are in ADSL."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import SUBJECT, Records


@check("ADA101", Level.ERROR, each_analysis=("USUBJID",), ADSL=("USUBJID",))
def subject_in_adsl(records: Records, adsl: Records) -> Iterator[Found]:
    """Every subject of an analysis dataset is in ADSL.

    Why: Populations and treatments come from ADSL; without a record there the subject counts nowhere.
    Do: Add the subject to ADSL, or correct USUBJID.
    Source: ADaMIG 1.3, ADSL: one record per subject.
    """
    yield records.found(records.filled(SUBJECT) & (records.row_in(adsl) < 0), "ADSL has no subject {USUBJID}", SUBJECT)
