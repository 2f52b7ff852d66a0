"""Measurements stand once."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.tumours._assessments import repeats_at_visit
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.lesions import evaluators
from nec_cdisc.records.table import Records


@check("TUM129", Level.ERROR, TR=("USUBJID", "TRLNKID", "TRTESTCD", "TRDTC"))
def tr_dup(tr: Records) -> Iterator[Found]:
    """A lesion is measured once by the same test and evaluator at each visit.

    Why: A size that stands twice counts twice in the sum of diameters.
    Do: Take out the repeated record, or correct lesion, test or visit (unscheduled visits have numbers of their own).
    Source: SDTMIG 3.4, TR: natural keys; the public check library sdtmchecks.
    """
    again = repeats_at_visit(tr, tr.filled("TRTESTCD"), *evaluators(tr), "TRLNKID", "TRGRPID", "TRTESTCD")
    message = "{TRTESTCD} of lesion {TRLNKID} stands twice at {VISIT}"
    yield tr.found(again, message, "TRTESTCD", "TRLNKID", "TRDTC")
