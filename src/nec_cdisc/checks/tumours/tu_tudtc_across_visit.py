"""Dates of identifications at several visits."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.tumours._visits import same_date_of_visits
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("TUM127", Level.WARNING, TU=("USUBJID", "TUDTC", "VISIT"))
def tu_tudtc_across_visit(tu: Records) -> Iterator[Found]:
    """No two visits of a subject have lesions identified on the same date by the same evaluator.

    Why: One scan stands under two visits, or a date was copied.
    Do: Ask for the date of each scan, or correct the visit.
    Source: Internal consistency; the public check library sdtmchecks.
    """
    yield same_date_of_visits(tu, tu.filled("TUDTC"))
