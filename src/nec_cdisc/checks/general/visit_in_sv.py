"""A visit with data is a visit of the subject."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("GEN115", Level.WARNING, each=("USUBJID", "VISITNUM", "--DTC"), SV=("USUBJID", "VISITNUM"))
def visit_in_sv(records: Records, sv: Records) -> Iterator[Found]:
    """A visit at which something was recorded on a date is a visit of the subject in SV.

    Why: SV tells which visits took place; data of another one have a wrong number, or SV lacks a visit.
    Do: Correct VISITNUM, or add the visit to SV.
    Source: SDTMIG 3.4, SV: one record per actual or planned visit of a subject.
    """
    dated = records.filled("VISITNUM") & records.filled("--DTC")
    strange = dated & (records.row_in(sv, "USUBJID", "VISITNUM") < 0) & (records.row_in(sv) >= 0)
    yield records.found(strange, "SV has no visit {VISITNUM} of the subject", "VISITNUM", "--DTC")
