"""A visit with data is a visit of the subject."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import SUBJECT, Records


@check("GEN115", Level.WARNING, each=("USUBJID", "VISITNUM", "--DTC"), SV=("USUBJID", "VISITNUM"))
def visit_in_sv(records: Records, sv: Records) -> Iterator[Found]:
    """A visit at which something was recorded on a date is a visit of the subject in SV; without any, once.

    Why: SV tells which visits took place; data of another one have a wrong number, or SV lacks a visit.
    Do: Correct VISITNUM, or add the visit to SV.
    Source: SDTMIG 3.4, SV: one record per actual or planned visit of a subject.
    """
    dated = records.filled("VISITNUM") & records.filled("--DTC")
    strange = dated & (records.row_in(sv, "USUBJID", "VISITNUM") < 0) & (records.row_in(sv) >= 0)
    yield records.found(strange, "SV has no visit {VISITNUM} of the subject", "VISITNUM", "--DTC")
    # where SV does not know the subject at all, the first such record stands for all of them
    alone = np.flatnonzero(dated & records.filled(SUBJECT) & (records.row_in(sv) < 0))
    _, first = np.unique(records.group(SUBJECT)[alone], return_index=True)
    yield records.found(alone[np.sort(first)], "SV has no visit of the subject at all", "VISITNUM", "--DTC")
