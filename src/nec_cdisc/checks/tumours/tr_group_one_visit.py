"""Measurements that are linked to one response are of one visit."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.lesions import evaluators
from nec_cdisc.records.pairing import unusual
from nec_cdisc.records.table import SUBJECT, Records


@check("TUM152", Level.WARNING, TR=("USUBJID", "TRLNKGRP", "VISITNUM"))
def tr_group_one_visit(tr: Records) -> Iterator[Found]:
    """All measurements with the same TRLNKGRP, of one subject and evaluator, are of one visit.

    Why: TRLNKGRP links measurements to the response that was made of them; one of another visit had no part in it.
    Do: Correct TRLNKGRP or the visit.
    Source: SDTMIG 3.4, TR, TRLNKGRP: the records of one assessment.
    """
    parts = [name for name in evaluators(tr) if tr.filled(name).all()]
    other = unusual(tr, (SUBJECT, *parts, "TRLNKGRP"), "VISITNUM")
    says = "TRLNKGRP is {TRLNKGRP}; most records of this group are of visit {usual}, this one of {VISITNUM}"
    yield tr.found(other.mask, says, "TRLNKGRP", "VISITNUM", said={"usual": other.usual})
