"""Who was treated got what the trial gives."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.summary import summary_values
from nec_cdisc.records.table import Records

#: The parameters of TS that name treatments.
NAMES = ("TRT", "COMPTRT", "CURTRT")


@check("EXP116", Level.WARNING, EX=("EXTRT",), TS=("TSPARMCD", "TSVAL"))
def ex_treatment_named(ex: Records, ts: Records) -> Iterator[Found]:
    """A treatment in EX is one that the trial summary names (TRT, COMPTRT, CURTRT), or a placebo.

    Why: A misspelled treatment counts as another one, and its doses are missing in the exposure to the right one.
    Do: Correct EXTRT; name all treatments of the trial in TS.
    Source: Internal consistency of EX with TS.
    """
    named = {value.casefold() for name in NAMES for value in summary_values(ts, name)}
    if not named:
        message = "TS names no treatment"
        raise Skipped(message)

    def is_known(treatment: str) -> bool:
        text = treatment.casefold()
        return "placebo" in text or any(each in text or text in each for each in named)

    other = ex.filled("EXTRT") & ~ex.matches("EXTRT", is_known)
    yield ex.found(other, "{EXTRT} is no treatment that TS names", "EXTRT")
