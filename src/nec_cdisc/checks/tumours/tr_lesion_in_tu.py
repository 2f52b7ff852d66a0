"""Lesions that are measured are lesions that were identified."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.lesions import identified
from nec_cdisc.records.table import SUBJECT, Records


@check("TUM101", Level.ERROR, TR=("USUBJID", "TRLNKID"), TU=("USUBJID", "TULNKID"))
def tr_lesion_in_tu(tr: Records, tu: Records) -> Iterator[Found]:
    """Every lesion of TR is identified in TU.

    Why: Without its record of TU nobody knows where the lesion lies and whether it is a target lesion.
    Do: Correct TRLNKID, or add the identification of the lesion.
    Source: SDTMIG 3.4, TU and TR: records are linked by TULNKID and TRLNKID.
    """
    unknown = tr.filled("TRLNKID") & tr.filled(SUBJECT) & (identified(tr, tu) < 0)
    yield tr.found(unknown, "TU has no lesion {TRLNKID} of this subject", "TRLNKID")
