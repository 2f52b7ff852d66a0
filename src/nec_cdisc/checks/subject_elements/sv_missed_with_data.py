"""A visit that did not take place has no data."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.dataset.model import Dataset
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("SEV107", Level.ERROR, each=("USUBJID", "VISITNUM", "--TESTCD"), SV=("USUBJID", "VISITNUM", "SVOCCUR"))
def sv_missed_with_data(records: Records, sv: Records) -> Iterator[Found]:
    """A visit that did not occur has no results.

    Why: The visit did not take place, or the results are of another one.
    Do: Ask the site whether the visit took place.
    Source: SDTMIG 3.4, SV, SVOCCUR; internal consistency with findings.
    """
    missed = sv.holds("SVOCCUR", "N")
    if not missed.any():
        return
    took = Records(Dataset("SV", {name: sv.text(name).take(~missed) for name in ("USUBJID", "VISITNUM")}))
    result = records.filled("--ORRES") | records.filled("--STRESC")
    rows = records.row_in(sv, "USUBJID", "VISITNUM")
    wrong = result & (rows >= 0) & missed[rows] & (records.row_in(took, "USUBJID", "VISITNUM") < 0)
    yield records.found(wrong, "{--TESTCD} has a result and visit {VISITNUM} did not occur", "VISITNUM")
