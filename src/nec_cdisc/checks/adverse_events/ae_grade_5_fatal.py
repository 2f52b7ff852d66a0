"""A toxicity grade of 5 is a death."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("AEV106", Level.ERROR, AE=("AETOXGR", "AEOUT"))
def ae_grade_5_fatal(ae: Records) -> Iterator[Found]:
    """An adverse event has grade 5 if, and only if, its outcome is fatal.

    Why: Grade 5 means death by definition; deaths are counted by grade and by outcome.
    Do: Ask the site for grade and outcome.
    Source: CTCAE, general guideline on grades: grade 5 is death related to adverse event.
    """
    five, fatal = ae.holds("AETOXGR", "5"), ae.holds("AEOUT", "FATAL")
    yield ae.found(five & ~fatal, "AETOXGR is 5 and AEOUT is {AEOUT}", "AEOUT", "AETOXGR")
    graded = ae.filled("AETOXGR") & ~five & fatal
    yield ae.found(graded, "AEOUT is FATAL and AETOXGR is {AETOXGR}", "AETOXGR", "AEOUT")
