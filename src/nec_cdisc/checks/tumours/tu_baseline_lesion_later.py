"""Target and non-target lesions are those of the baseline."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.lesions import NON_TARGET, TARGET, kinds_of_tu
from nec_cdisc.records.table import SUBJECT, Mask, Records
from nec_cdisc.records.tumours import tumours
from nec_cdisc.rules.lesion_identifier import roots


@check("TUM143", Level.WARNING, TU=("USUBJID", "TUSTRESC", "TUDTC"), TR=("USUBJID", "TRLNKID"), DM=("USUBJID",))
def tu_baseline_lesion_later(tu: Records, tr: Records, facts: Facts, dm: Records | None = None) -> Iterator[Found]:
    """A target or non-target lesion is identified at baseline; of lesions that merged or split those they were before.

    Why: A lesion that the baseline does not know is a new one, or was overlooked.
    Do: Ask whether the lesion is new; correct its kind, visit, date or number.
    Source: RECIST 1.1, sections 4.2 (baseline documentation of lesions) and 4.3.2 (lesions that split or coalesce).
    """
    read = tumours(tu, tr, dm, facts)
    later = np.append(read.at.later, False)[read.at.of(tu)]
    if dm is not None:
        dose = dm.dates("RFXSTDTC" if dm.has("RFXSTDTC") else "RFSTDTC").at(tu.row_in(dm))
        later &= tu.dates("TUDTC").after(dose) | ~dose.valid
    kind = kinds_of_tu(tu)
    apart = tu.holds("TUTESTCD", "TUMERGE", "TUSPLIT")
    known = ((kind == TARGET) | (kind == NON_TARGET)) & ~apart
    message = "Lesion {TULNKID} ({TUSTRESC}) was identified on {TUDTC}, after the baseline"
    yield tu.found(known & later, message, "TUSTRESC", "TUDTC")
    yield from _of_unknown_ones(tu, apart)


def _of_unknown_ones(tu: Records, apart: Mask) -> Iterator[Found]:
    """Yield lesions that merged or split (``apart``) and are named after one that TU does not identify."""
    name = tu.text("TULNKID")
    rows = np.flatnonzero(apart & ~name.missing() & tu.filled(SUBJECT))
    wholes = {text: roots(text) for text in {str(name.values[code]) for code in name.codes[rows].tolist()}}
    lesions, subjects = tu.values("TULNKID"), tu.values(SUBJECT)
    there = set(zip(subjects.tolist(), lesions.tolist(), strict=True))
    unknown = {
        row: [whole for whole in wholes[lesions[row]] if (subjects[row], whole) not in there] for row in rows.tolist()
    }
    found = np.array([row for row, lacking in unknown.items() if lacking], np.int64)
    said = [", ".join(unknown.get(row, [])) for row in range(len(tu))]
    message = "Lesion {TULNKID} merged or split, and TU identifies no {lesions}"
    yield tu.found(found, message, "TULNKID", "TUTESTCD", said={"lesions": said})
