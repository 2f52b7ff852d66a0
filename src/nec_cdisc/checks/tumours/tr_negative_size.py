"""Sizes are not negative."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.lesions import SIZES, SUM
from nec_cdisc.records.table import Records


@check("TUM146", Level.ERROR, TR=("TRTESTCD", "TRSTRESN"))
def tr_negative_size(tr: Records) -> Iterator[Found]:
    """A diameter and a sum of diameters are not negative.

    Why: No lesion has such a size; the sum and the response are wrong.
    Do: Ask for the size of the lesion.
    Source: Internal consistency.
    """
    negative = tr.holds("TRTESTCD", *SIZES, SUM) & (tr.number("TRSTRESN") < 0)
    yield tr.found(negative, "{TRTESTCD} is {TRSTRESN}", "TRSTRESN")
