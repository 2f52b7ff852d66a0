"""Dates of defects: shifting them, and the study day that goes with them."""

from __future__ import annotations

import datetime as dt

from tests.mutants.package import Package

#: SAS counts days from here.
EPOCH = dt.date(1960, 1, 1)
NOTHING = float("nan")


def shifted(date: str, days: int) -> str:
    """Return an ISO 8601 date some days later, with the time that it had."""
    return (dt.date.fromisoformat(date[:10]) + dt.timedelta(days)).isoformat() + date[10:]


def days_between(first: str, last: str) -> int:
    """Return how many days the last date lies behind the first."""
    return (dt.date.fromisoformat(last[:10]) - dt.date.fromisoformat(first[:10])).days


def study_day(package: Package, subject: str, date: str) -> float:
    """Return the study day of a date; there is no day zero, and none without a first dose."""
    dm = package.frame("DM")
    reference = dm.loc[dm["USUBJID"] == subject, "RFSTDTC"].iloc[0]
    if not reference:
        return NOTHING
    days = days_between(reference, date)
    return float(days + 1 if days >= 0 else days)


def death_of(package: Package, subject: str) -> str:
    """Return the date of death, empty for the living."""
    dm = package.frame("DM")
    return str(dm.loc[dm["USUBJID"] == subject, "DTHDTC"].iloc[0])


def redate(package: Package, dataset: str, rows: int | list[int], variable: str, date: str) -> None:
    """Give records another date, and the study day of it; ``variable`` is that of the date, such as ``AESTDTC``."""
    day = variable.replace("DTC", "DY")
    for row in [rows] if isinstance(rows, int) else rows:
        subject = package.value(dataset, row, "USUBJID")
        package.set(dataset, row, **{variable: date, day: study_day(package, subject, date)})


def sas_date(number: float) -> str:
    """Return an analysis date as text."""
    return (EPOCH + dt.timedelta(int(number))).isoformat()
