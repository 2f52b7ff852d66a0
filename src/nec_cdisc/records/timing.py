"""When a record happened: the date that SDTM has for it."""

from __future__ import annotations

from nec_cdisc.records.table import Records

#: When what a record tells began, or when it was observed: the first that a dataset has.
OCCURRENCES = ("--STDTC", "--DTC")


def occurrence(records: Records) -> str | None:
    """Return the date on which what a record tells began (--STDTC) or was observed (--DTC), ``None`` without one.

    The --DTC of events and interventions is the day on which the site wrote them down; it is used where a dataset has
    no start.
    """
    return next((name for name in OCCURRENCES if records.has(name)), None)


def date_variables(records: Records) -> list[str]:
    """Return all variables of a dataset that hold a date or time of SDTM, in its order."""
    return [name for name in records.dataset.columns if name.endswith("DTC")]
