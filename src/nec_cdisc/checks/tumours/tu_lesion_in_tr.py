"""Lesions that were identified are followed."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import SUBJECT, Records


@check("TUM102", Level.WARNING, TU=("USUBJID", "TULNKID"), TR=("USUBJID", "TRLNKID"))
def tu_lesion_in_tr(tu: Records, tr: Records) -> Iterator[Found]:
    """Every lesion of TU is measured or described in TR.

    Why: A lesion that was identified and never read again hides growth or response.
    Do: Ask for the measurements of the lesion, or correct TULNKID.
    Source: SDTMIG 3.4, TU and TR: records are linked by TULNKID and TRLNKID.
    """
    unread = tu.filled("TULNKID") & tu.filled(SUBJECT) & (tu.row_in(tr, SUBJECT, "--LNKID") < 0)
    yield tu.found(unread, "TR has no record of lesion {TULNKID} of this subject", "TULNKID")
