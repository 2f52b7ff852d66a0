"""The dose in EX is the one that was collected."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.dataset.encoded import combine, stack
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check(
    "EXP115",
    Level.ERROR,
    EX=("USUBJID", "EXSTDTC", "EXDOSE", "EXDOSU"),
    EC=("USUBJID", "ECSTDTC", "ECDOSE", "ECDOSU"),
)
def ex_ec_dose_differs(ex: Records, ec: Records) -> Iterator[Found]:
    """A dose in EX that begins with one of EC, of the same treatment and in the same unit, has its amount.

    Why: Exposure is analysed from EX; it must say what was collected.
    Do: Derive EX from EC anew.
    Source: SDTMIG 3.4, EC and EX; internal consistency.
    """
    taken = np.flatnonzero(
        ~ec.holds("ECOCCUR", "N") & ~ec.holds("ECMOOD", "SCHEDULED") & np.isfinite(ec.number("ECDOSE"))
    )
    columns = [
        stack([own, other.take(taken)])
        for own, other in (
            (ex.text("USUBJID"), ec.text("USUBJID")),
            (ex.text("EXSTDTC"), ec.text("ECSTDTC")),
            (ex.text("EXDOSU"), ec.text("ECDOSU")),
            *([(ex.text("EXTRT"), ec.text("ECTRT"))] if _named_alike(ex, ec) else []),
        )
    ]
    group = combine(columns)[0]
    size = int(group.max(initial=0)) + 1
    amounts = ec.number("ECDOSE")[taken]
    low, high = np.full(size, np.inf), np.full(size, -np.inf)
    np.minimum.at(low, group[len(ex) :], amounts)
    np.maximum.at(high, group[len(ex) :], amounts)
    mine, dose = group[: len(ex)], ex.number("EXDOSE")
    known = np.logical_and.reduce([column.codes[: len(ex)] >= 0 for column in columns]) & (low == high)[mine]
    wrong = known & np.isfinite(dose) & (dose != low[mine])
    yield ex.found(wrong, "EXDOSE is {EXDOSE} and EC has {amount}", "EXDOSE", said={"amount": low[mine]})


def _named_alike(ex: Records, ec: Records) -> bool:
    """Say whether EC names a treatment as EX does; where it was blinded it names none of them."""
    return not set(ec.text("ECTRT").values).isdisjoint(ex.text("EXTRT").values)
