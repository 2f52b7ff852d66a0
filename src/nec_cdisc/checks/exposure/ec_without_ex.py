"""What was taken stands in EX."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.dates import Days
from nec_cdisc.records.table import Mask, Records

#: More days than any date has, so that subject and day are one number.
_SUBJECT = 1 << 22


@check("EXP113", Level.ERROR, EC=("USUBJID", "ECSTDTC", "ECENDTC"), EX=("USUBJID", "EXSTDTC", "EXENDTC"))
def ec_without_ex(ec: Records, ex: Records) -> Iterator[Found]:
    """A dose that EC has as taken lies within an interval of exposure of the subject in EX.

    Why: Doses that were collected and not derived are missing in exposure.
    Do: Derive EX from EC anew.
    Source: SDTMIG 3.4, EC and EX; internal consistency.
    """
    taken = ~ec.holds("ECOCCUR", "N") & ~ec.holds("ECMOOD", "SCHEDULED") & ec.blank("ECSTAT")
    unknown = ec.row_in(ex) < 0
    outside = unknown | (ec.dates("ECSTDTC").valid & ~_exposed(ec, ex))
    yield ec.found(taken & outside, "the dose of {ECSTDTC} was taken and is not in EX", "ECSTDTC")


def _exposed(ec: Records, ex: Records) -> Mask:
    """Say which doses of EC may lie within an interval of EX; one without an end goes on, one without a start began."""
    begin = _numbered(ex, ex, ex.dates("EXSTDTC").first)
    end = _numbered(ex, ex, ex.dates("EXENDTC").last)
    order = np.argsort(begin, kind="stable")
    reached = np.maximum.accumulate(end[order])
    dose = ec.dates("ECSTDTC")
    before = np.searchsorted(begin[order], _numbered(ec, ex, dose.last), side="right") - 1
    return (before >= 0) & (reached[before] >= _numbered(ec, ex, dose.first))


def _numbered(records: Records, ex: Records, days: Days) -> Days:
    """Return one number for the subject, by its first record in EX, and a day."""
    return records.row_in(ex).astype(np.int64) * _SUBJECT + np.clip(days, 0, _SUBJECT - 1)
