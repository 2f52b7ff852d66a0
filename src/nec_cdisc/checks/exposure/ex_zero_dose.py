"""A dose of nothing is one of placebo."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("EXP111", Level.WARNING, EX=("EXTRT", "EXDOSE"))
def ex_zero_dose(ex: Records) -> Iterator[Found]:
    """A dose of 0 is one of placebo.

    Why: EX holds doses that were taken; 0 of an active treatment is a dose that was not, and makes exposure longer.
    Do: Represent doses that were not taken in EC, with ECOCCUR N.
    Source: SDTMIG 3.4, EX, assumptions on EXDOSE and on doses that were not taken.
    """
    nothing = (ex.number("EXDOSE") == 0) & ~ex.matches("EXTRT", lambda text: "PLACEBO" in text.upper())
    yield ex.found(nothing, "EXDOSE is 0 and EXTRT {EXTRT}", "EXDOSE", "EXTRT")
