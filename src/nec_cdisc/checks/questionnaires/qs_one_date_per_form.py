"""The items of a form have one date."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.pairing import unusual
from nec_cdisc.records.table import Records


@check("QST105", Level.WARNING, each=("USUBJID", "QSCAT", "VISITNUM", "QSDTC"))
def qs_one_date_per_form(records: Records) -> Iterator[Found]:
    """All items of one form of a questionnaire have the same date.

    Why: A form is filled in at one time; a date apart is mistyped, or of another form.
    Do: Ask the site for the date of the form.
    Source: internal consistency of one form.
    """
    parts = [name for name in ("QSTPT", "QSEVAL", "QSSCAT") if records.has(name) and records.filled(name).all()]
    other = unusual(records, ("USUBJID", "QSCAT", "VISITNUM", *parts), "QSDTC")
    says = "QSDTC is {QSDTC} here and {usual} for the other items of the form"
    yield records.found(other.mask, says, "QSDTC", "VISITNUM", said={"usual": other.usual})
