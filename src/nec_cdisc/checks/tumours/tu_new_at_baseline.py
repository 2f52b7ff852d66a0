"""New lesions appear after baseline."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.lesions import NEW, kinds_of_tu
from nec_cdisc.records.table import Records
from nec_cdisc.records.tumours import tumours


@check("TUM142", Level.ERROR, TU=("USUBJID", "TUSTRESC"), TR=("USUBJID", "TRLNKID"), DM=("USUBJID",))
def tu_new_at_baseline(tu: Records, tr: Records, facts: Facts, dm: Records | None = None) -> Iterator[Found]:
    """A new lesion is identified after the baseline.

    Why: What is there at baseline is a target or a non-target lesion; taken for new it is a progression that never was.
    Do: Correct the kind of lesion, the visit or the date.
    Source: RECIST 1.1, section 4.3.5: new lesions.
    """
    read = tumours(tu, tr, dm, facts)
    place = read.at.of(tu)
    early = (place >= 0) & ~np.append(read.at.later, True)[place] & (np.append(read.at.baseline, -1)[place] >= 0)
    if dm is not None:
        dose = dm.dates("RFXSTDTC" if dm.has("RFXSTDTC") else "RFSTDTC").at(tu.row_in(dm))
        early |= tu.dates("TUDTC").before(dose)
    new = kinds_of_tu(tu) == NEW
    yield tu.found(
        new & early, "New lesion {TULNKID} was identified at or before baseline, on {TUDTC}", "TUSTRESC", "TUDTC"
    )
