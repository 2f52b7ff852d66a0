"""Dates of responses at several visits."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.tumours._responses import RESPONSES
from nec_cdisc.checks.tumours._visits import same_date_of_visits
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("TUM125", Level.WARNING, RS=("USUBJID", "RSDTC", "RSTESTCD", "VISIT"))
def rs_rsdtc_across_visit(rs: Records) -> Iterator[Found]:
    """No two visits of a subject have responses of the same date by the same evaluator.

    Why: One assessment stands under two visits, or a date was copied.
    Do: Ask for the date of each assessment, or correct the visit.
    Source: Internal consistency; the public check library sdtmchecks.
    """
    yield same_date_of_visits(rs, rs.holds("RSTESTCD", *RESPONSES))
