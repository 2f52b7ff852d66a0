"""Target and non-target lesions are those of the baseline."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.lesions import NON_TARGET, TARGET, kinds_of_tu
from nec_cdisc.records.table import Records
from nec_cdisc.records.tumours import tumours


@check("TUM143", Level.WARNING, TU=("USUBJID", "TUSTRESC", "TUDTC"), TR=("USUBJID", "TRLNKID"), DM=("USUBJID",))
def tu_baseline_lesion_later(tu: Records, tr: Records, facts: Facts, dm: Records | None = None) -> Iterator[Found]:
    """A target or non-target lesion is identified at baseline, unless lesions merged or split.

    Why: A lesion that the baseline does not know is a new one, or was overlooked.
    Do: Ask whether the lesion is new; correct its kind, visit or date.
    Source: RECIST 1.1, section 4.2: baseline documentation of lesions.
    """
    read = tumours(tu, tr, dm, facts)
    later = np.append(read.at.later, False)[read.at.of(tu)]
    if dm is not None:
        dose = dm.dates("RFXSTDTC" if dm.has("RFXSTDTC") else "RFSTDTC").at(tu.row_in(dm))
        later &= tu.dates("TUDTC").after(dose) | ~dose.valid
    kind = kinds_of_tu(tu)
    known = ((kind == TARGET) | (kind == NON_TARGET)) & ~tu.holds("TUTESTCD", "TUMERGE", "TUSPLIT")
    message = "Lesion {TULNKID} ({TUSTRESC}) was identified on {TUDTC}, after the baseline"
    yield tu.found(known & later, message, "TUSTRESC", "TUDTC")
