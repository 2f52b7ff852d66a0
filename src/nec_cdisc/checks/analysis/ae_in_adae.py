"""Adverse events are analysed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.analysis._sources import row_by
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("ADE106", Level.WARNING, AE=("USUBJID", "AESEQ"), ADAE=("USUBJID", "AESEQ"), ADSL=("USUBJID", "SAFFL"))
def ae_in_adae(ae: Records, adae: Records, adsl: Records) -> Iterator[Found]:
    """Every adverse event of a subject in the safety population is in ADAE.

    Why: An event that was left out counts in no table.
    Do: Take all events of AE into ADAE; flags say which of them count.
    Source: OCCDS 1.1: ADAE is made of AE; internal consistency.
    """
    row = ae.row_in(adsl)
    safe = np.append(adsl.holds("SAFFL", "Y"), False)[row]
    lost = safe & ae.filled("AESEQ") & (row_by(ae, "AESEQ", adae, "AESEQ") < 0)
    yield ae.found(lost, "ADAE has no record of event {AESEQ} ({AETERM})", "AESEQ")
