"""Results against their reference range."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("ADB111", Level.ERROR, each_analysis=("AVAL", "ANRLO", "ANRHI", "ANRIND"))
def anrind_range(records: Records) -> Iterator[Found]:
    """ANRIND is LOW below ANRLO, HIGH above ANRHI and NORMAL between them.

    Why: Abnormal results are counted by the indicator.
    Do: Derive ANRIND from AVAL and the range anew.
    Source: ADaMIG 1.3, ANRIND, ANRLO and ANRHI.
    """
    value, low, high = (records.number(name) for name in ("AVAL", "ANRLO", "ANRHI"))
    message = "AVAL is {AVAL}, the range {ANRLO} to {ANRHI}; ANRIND is {ANRIND}"
    with np.errstate(invalid="ignore"):
        below, above = value < low, value > high
        inside = (value >= low) & (value <= high)
    lower, higher = (records.matches("ANRIND", partial(_says, word)) for word in ("LOW", "HIGH"))
    wrong = (inside & (lower | higher)) | (below & (higher | records.holds("ANRIND", "NORMAL")))
    wrong |= above & (lower | records.holds("ANRIND", "NORMAL"))
    yield records.found(wrong, message, "ANRIND", "AVAL", "ANRLO", "ANRHI")


def _says(word: str, text: str) -> bool:
    return word in text.upper()
