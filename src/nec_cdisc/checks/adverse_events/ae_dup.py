"""An adverse event is recorded once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.dataset.encoded import combine, encode
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("AEV116", Level.WARNING, AE=("USUBJID", "AETERM", "AESTDTC"))
def ae_dup(ae: Records) -> Iterator[Found]:
    """No two records of a subject have the same term, start and grade.

    Why: An event that was entered twice counts twice.
    Do: Ask the site whether these are two events.
    Source: internal consistency.
    """
    same = [name for name in ("AETOXGR", "AESEV", "AELOC", "AELAT") if ae.has(name)]
    keys = np.array([*(text.strip().upper() for text in map(str, ae.text("AETERM").values)), ""], object)
    term = encode(keys[ae.text("AETERM").codes].tolist())
    group = combine([ae.text("USUBJID"), term, ae.text("AESTDTC"), *(ae.text(name) for name in same)])[0]
    known = ae.filled("AETERM") & ae.filled("AESTDTC")
    _, first = np.unique(group, return_index=True)
    again = known.copy()
    again[first] = False
    yield ae.found(again, "{AETERM} of {AESTDTC} is recorded before, with the same grade", "AETERM", "AESTDTC")
