"""What threatens life is of grade 4."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("AEV110", Level.WARNING, AE=("AESLIFE", "AETOXGR"))
def ae_life_threatening_grade(ae: Records) -> Iterator[Found]:
    """An adverse event that threatens life has at least grade 4.

    Why: Grade 4 means life-threatening consequences; grade and criterion should tell the same.
    Do: Ask the site for the grade.
    Source: CTCAE, general guideline on grades.
    """
    low = ae.holds("AESLIFE", "Y") & ae.holds("AETOXGR", "0", "1", "2", "3")
    yield ae.found(low, "AESLIFE is Y and AETOXGR {AETOXGR}", "AETOXGR", "AESLIFE")
