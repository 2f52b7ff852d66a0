"""The two diameters of one lesion."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.lesions import LONGEST, SHORT
from nec_cdisc.records.table import Records
from nec_cdisc.records.tumours import tumours


@check("TUM114", Level.ERROR, TR=("USUBJID", "TRLNKID", "TRTESTCD", "TRSTRESN"), TU=("USUBJID",), DM=("USUBJID",))
def tr_short_axis_longest(tr: Records, tu: Records, facts: Facts, dm: Records | None = None) -> Iterator[Found]:
    """The diameter across is not longer than the longest diameter of the same lesion on the same scan.

    Why: The two were exchanged, or one of them is wrong.
    Do: Compare both with the scan.
    Source: Internal consistency of the terms of the codelist TRTESTCD: LPERP stands across LDIAM.
    """
    place = tumours(tu, tr, dm, facts).at.of_record
    counts = (place >= 0) & tr.filled("TRLNKID")
    scan = tr.group("TRLNKID", "TRDTC")
    key = np.where(counts, place * (int(scan.max(initial=0)) + 1) + scan, -1)
    short = np.flatnonzero(counts & tr.holds("TRTESTCD", SHORT))
    long = np.flatnonzero(counts & tr.holds("TRTESTCD", LONGEST))
    order = long[np.argsort(key[long], kind="stable")]
    if not len(order):
        return
    at = np.minimum(np.searchsorted(key[order], key[short]), len(order) - 1)
    other = np.where(key[order][at] == key[short], order[at], -1)
    size = tr.number("TRSTRESN")
    longest = np.append(size, np.nan)[other]
    over = size[short] > longest
    said = {"longest": longest[over].tolist()}
    message = "The diameter across is {TRSTRESN}; the longest diameter is {longest}"
    yield Found(tr.name, message, ("TRSTRESN",), short[over], said)
