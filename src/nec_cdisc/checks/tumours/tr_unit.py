"""Sizes are in millimetres."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.lesions import SIZES, SUM
from nec_cdisc.records.table import Records


@check("TUM133", Level.ERROR, TR=("TRTESTCD", "TRSTRESN", "TRSTRESU"))
def tr_unit(tr: Records) -> Iterator[Found]:
    """A diameter and a sum of diameters have the standard unit mm.

    Why: A size in another unit is ten times too large or too small in a sum.
    Do: Convert the result to mm, or state its unit.
    Source: RECIST 1.1: measurements are recorded in metric notation; SDTMIG 3.4, one standard unit.
    """
    sized = tr.holds("TRTESTCD", *SIZES, SUM) & tr.filled("TRSTRESN")
    wrong = sized & ~tr.holds("TRSTRESU", "mm", "MM")
    yield tr.found(
        wrong, "{TRTESTCD} is {TRSTRESN} and the standard unit is {TRSTRESU}, not mm", "TRSTRESU", "TRSTRESN"
    )
