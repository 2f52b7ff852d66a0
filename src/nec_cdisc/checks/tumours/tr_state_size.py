"""State and size of one lesion agree."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.lesions import ABSENT, SIZES, STATE
from nec_cdisc.records.table import Records
from nec_cdisc.records.tumours import tumours


@check(
    "TUM145",
    Level.ERROR,
    TR=("USUBJID", "TRLNKID", "TRTESTCD", "TRSTRESC", "TRSTRESN"),
    TU=("USUBJID",),
    DM=("USUBJID",),
)
def tr_state_size(tr: Records, tu: Records, facts: Facts, dm: Records | None = None) -> Iterator[Found]:
    """A lesion that is gone has no size at the same assessment, unless it is a lymph node.

    Why: One of the two is wrong, and the sum of diameters with it.
    Do: Ask whether the lesion is gone.
    Source: Internal consistency of TUMSTATE and diameters; RECIST 1.1, section 4.3.2 on lymph nodes.
    """
    read = tumours(tu, tr, dm, facts)
    place = read.at.of_record
    key = place * (len(tr.text("TRLNKID").values) + 1) + tr.text("TRLNKID").codes
    linked = (place >= 0) & tr.filled("TRLNKID") & ~read.node
    gone = linked & tr.holds("TRTESTCD", STATE) & tr.matches("TRSTRESC", lambda text: text.upper() in ABSENT)
    sized = linked & tr.holds("TRTESTCD", *SIZES) & (tr.number("TRSTRESN") > 0)
    contradicts = gone & np.isin(key, key[sized])
    yield tr.found(
        contradicts, "Lesion {TRLNKID} is {TRSTRESC} and has a diameter at this assessment", "TRSTRESC", "TRLNKID"
    )
