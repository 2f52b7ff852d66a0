"""Responses of lesions that nobody identified."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.tumours._responses import OVERALL
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.lesions import NON_TARGET, TARGET, evaluators, kinds_of_tu
from nec_cdisc.records.table import SUBJECT, Records, matched, with_blanks


@check("TUM140", Level.ERROR, RS=("USUBJID", "RSTESTCD", "RSSTRESC"), TU=("USUBJID", "TUSTRESC"))
def rs_without_lesions(rs: Records, tu: Records) -> Iterator[Found]:
    """Who has a response of target (non-target) lesions has a target (non-target) lesion in TU, by the same evaluator.

    Why: There is nothing of which the response could be one.
    Do: Add the identification of the lesions, or take out the response.
    Source: RECIST 1.1, section 4.2; internal consistency of RS and TU.
    """
    names = (SUBJECT, *evaluators(rs, tu))
    own = [with_blanks(rs.text(name)) for name in names]
    for test, kind, called in (("TRGRESP", TARGET, "target"), ("NTRGRESP", NON_TARGET, "non-target")):
        rows = np.flatnonzero(kinds_of_tu(tu) == kind)
        has = matched(own, [with_blanks(tu.text(name).take(rows)) for name in names]) >= 0
        told = rs.holds("RSTESTCD", test) & rs.holds("RSSTRESC", *OVERALL) & rs.filled(SUBJECT)
        yield rs.found(
            told & ~has, f"{{RSTESTCD}} is {{RSSTRESC}} and TU has no {called} lesion", "RSSTRESC", "RSTESTCD"
        )
