"""Lesions are identified once."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.tumours._assessments import repeats
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.lesions import evaluators
from nec_cdisc.records.table import Records


@check("TUM130", Level.ERROR, TU=("USUBJID", "TULNKID"))
def tu_dup(tu: Records) -> Iterator[Found]:
    """A lesion is identified once by the same evaluator.

    Why: With two records nobody knows which location and which kind of lesion hold.
    Do: Take out the repeated record, or give the lesion an identifier of its own.
    Source: SDTMIG 3.4, TU: TULNKID names one lesion.
    """
    again = repeats(tu, tu.filled("TULNKID"), *evaluators(tu), "TULNKID", "TUTESTCD")
    yield tu.found(again, "Lesion {TULNKID} is identified twice", "TULNKID")
