"""TR and TU agree on the kind of lesion."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.lesions import UNKNOWN, identified, kinds, kinds_of_tu
from nec_cdisc.records.table import Records


@check("TUM144", Level.ERROR, TR=("USUBJID", "TRLNKID", "TRGRPID"), TU=("USUBJID", "TULNKID", "TUSTRESC"))
def tr_group_kind(tr: Records, tu: Records) -> Iterator[Found]:
    """TRGRPID names the kind of lesion that TU gives it.

    Why: A target lesion that is measured as a non-target one is missing in the sum, or the reverse.
    Do: Correct TRGRPID or TUORRES.
    Source: SDTMIG 3.4, TR: TRGRPID groups target, non-target and new lesions.
    """
    row = identified(tr, tu)
    kind, told = np.append(kinds_of_tu(tu), UNKNOWN)[row], kinds(tr, "TRGRPID")
    wrong = (kind >= 0) & (told >= 0) & (kind != told) & tr.filled("TRLNKID")
    said = {"kind": tu.values("TUSTRESC")[row]}
    yield tr.found(wrong, "TRGRPID is {TRGRPID}; TU says {kind} of lesion {TRLNKID}", "TRGRPID", "TRLNKID", said=said)
