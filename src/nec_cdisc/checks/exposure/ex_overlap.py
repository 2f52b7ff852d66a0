"""Doses of one treatment do not overlap."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.order import overlapping
from nec_cdisc.records.table import Records


@check("EXP101", Level.WARNING, EX=("USUBJID", "EXTRT", "EXSTDTC", "EXENDTC"))
def ex_overlap(ex: Records) -> Iterator[Found]:
    """No dosing interval begins before the one before it has ended, for the same treatment, form and route.

    Why: On the days that overlap the subject seems to have taken two doses; cumulative dose and intensity are wrong.
    Do: Ask the site for the dates of dosing.
    Source: SDTMIG 3.4, EX: one record per constant dosing interval.
    """
    parts = [name for name in ("EXDOSFRM", "EXROUTE", "EXLOC", "EXLAT", "EXTPT", "EXCAT") if ex.has(name)]
    late = overlapping(ex.group("USUBJID", "EXTRT", *parts), ex.dates("EXSTDTC"), ex.dates("EXENDTC"))
    late = late[~ex.holds("EXOCCUR", "N")[late]]
    yield ex.found(late, "the dose of {EXSTDTC} begins before another one has ended", "EXSTDTC", "EXENDTC")
