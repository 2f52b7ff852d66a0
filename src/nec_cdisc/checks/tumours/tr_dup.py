"""Measurements stand once."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.tumours._assessments import repeats
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.lesions import evaluators
from nec_cdisc.records.table import Records


@check("TUM129", Level.ERROR, TR=("USUBJID", "TRLNKID", "TRTESTCD", "TRDTC"))
def tr_dup(tr: Records) -> Iterator[Found]:
    """A lesion is measured once by the same test, evaluator, visit and date.

    Why: A size that stands twice counts twice in the sum of diameters.
    Do: Take out the repeated record, or correct lesion, test or date.
    Source: Internal consistency; the public check library sdtmchecks.
    """
    again = repeats(
        tr, tr.filled("TRTESTCD"), *evaluators(tr), "TRLNKID", "TRGRPID", "TRTESTCD", "VISITNUM", "VISIT", "TRDTC"
    )
    yield tr.found(again, "{TRTESTCD} of lesion {TRLNKID} stands twice on {TRDTC}", "TRTESTCD", "TRLNKID", "TRDTC")
