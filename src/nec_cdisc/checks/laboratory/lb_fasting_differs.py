"""One sample is fasting or not."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.pairing import unusual
from nec_cdisc.records.table import Records


@check("LAB113", Level.WARNING, each=("USUBJID", "LBTESTCD", "LBDTC", "LBFAST"))
def lb_fasting_differs(records: Records) -> Iterator[Found]:
    """All results of one subject, time and category have the same fasting status.

    Why: Glucose and lipids are graded by it.
    Do: Ask the site whether the subject was fasting.
    Source: internal consistency of LBFAST within a sample.
    """
    parts = [name for name in ("LBCAT", "LBSPEC", "LBREFID") if records.has(name) and records.filled(name).all()]
    timed = records.matches("LBDTC", lambda text: "T" in text)
    other = unusual(records, ("USUBJID", "LBDTC", *parts), "LBFAST", timed)
    says = "LBFAST is {LBFAST} here and {usual} for the other results of {LBDTC}"
    yield records.found(other.mask, says, "LBFAST", "LBDTC", said={"usual": other.usual})
