"""One subject whose course of disease was worked by hand; tests change single values of it.

Baseline 50 + 20 = 70 mm. Week 8: 30 + 12 = 42 mm, 40 % less than at baseline: PR. Week 16: 45 + 12 = 57 mm, 15 mm and
36 % more than 42 mm: PD. T2 is a lymph node; the non-target lesion stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.checks.made import table

from nec_cdisc.records.table import Records

Row = dict[str, Any]
VISITS = {"BASELINE": (1, "2020-01-01"), "WEEK 8": (2, "2020-03-01"), "WEEK 16": (3, "2020-05-01")}
SIZES = {"BASELINE": (50, 20), "WEEK 8": (30, 12), "WEEK 16": (45, 12)}
RESPONSES = {
    "WEEK 8": {"TRGRESP": "PR", "NTRGRESP": "NON-CR/NON-PD", "OVRLRESP": "PR", "NEWLIND": "N"},
    "WEEK 16": {"TRGRESP": "PD", "NTRGRESP": "NON-CR/NON-PD", "OVRLRESP": "PD", "NEWLIND": "N"},
}
WHO = {"USUBJID": "1"}


def dm() -> Records:
    """Return DM: the first dose is given four days after the baseline."""
    return table("DM", USUBJID=["1"], RFXSTDTC=["2020-01-05"], RFSTDTC=["2020-01-05"])


def lesion(name: str, kind: str, place: str | None, visit: str = "BASELINE", **more: Any) -> Row:
    """Return a record of TU."""
    number, date = VISITS[visit]
    row = {"TULNKID": name, "TUTESTCD": "TUMIDENT", "TUORRES": kind, "TUSTRESC": kind, "TULOC": place}
    return WHO | row | {"TUEVAL": "INVESTIGATOR", "VISITNUM": number, "VISIT": visit, "TUDTC": date} | more


def reading(name: str | None, test: str, value: Any, visit: str, **more: Any) -> Row:
    """Return a record of TR."""
    number, date = VISITS[visit]
    size = isinstance(value, int | float)
    result = {"TRORRES": str(value), "TRSTRESC": str(value), "TRSTRESN": value if size else None}
    if value is None:
        result = {"TRORRES": None, "TRSTRESC": None, "TRSTRESN": None}
    named = {"TRLNKID": name, "TRLNKGRP": visit, "TRTESTCD": test, "TRSTRESU": "mm" if size else None, "TRSTAT": None}
    return WHO | named | result | {"TREVAL": "INVESTIGATOR", "VISITNUM": number, "VISIT": visit, "TRDTC": date} | more


def response(test: str, said: str | None, visit: str, **more: Any) -> Row:
    """Return a record of RS."""
    number, date = VISITS[visit]
    row = {"RSTESTCD": test, "RSCAT": "RECIST 1.1", "RSSTRESC": said, "RSLNKGRP": visit, "RSEVAL": "INVESTIGATOR"}
    return WHO | row | {"VISITNUM": number, "VISIT": visit, "RSDTC": date} | more


def tu_rows() -> list[Row]:
    """Return the lesions."""
    return [lesion("T1", "TARGET", "LIVER"), lesion("T2", "TARGET", "LYMPH NODE"), lesion("NT1", "NON-TARGET", "LUNG")]


def tr_rows() -> list[Row]:
    """Return the measurements: of each visit T1, T2, their sum, and the state of NT1."""
    return [row for visit in VISITS for row in visit_rows(visit)]


def visit_rows(visit: str) -> list[Row]:
    """Return the measurements of one visit."""
    first, second = SIZES[visit]
    return [
        reading("T1", "LDIAM", first, visit),
        reading("T2", "LPERP", second, visit),
        reading(None, "SUMDIAM", first + second, visit),
        reading("NT1", "TUMSTATE", "PRESENT", visit),
    ]


def rs_rows() -> list[Row]:
    """Return the responses, four of each visit."""
    return [response(test, said, visit) for visit, told in RESPONSES.items() for test, said in told.items()]


def changed(rows: list[Row], at: int | Iterable[int], **values: Any) -> list[Row]:
    """Return rows of which some (from 1) have other values."""
    where = {at} if isinstance(at, int) else set(at)
    return [row | values if number in where else row for number, row in enumerate(rows, 1)]


def without(rows: list[Row], *at: int) -> list[Row]:
    """Return rows of which some (from 1) are left out."""
    return [row for number, row in enumerate(rows, 1) if number not in at]


def records(name: str, rows: list[Row]) -> Records:
    """Return rows as a dataset."""
    names = list(dict.fromkeys(key for row in rows for key in row))
    return table(name, **{key: [row.get(key) for row in rows] for key in names})


def tu(rows: list[Row] | None = None) -> Records:
    """Return TU."""
    return records("TU", tu_rows() if rows is None else rows)


def tr(rows: list[Row] | None = None) -> Records:
    """Return TR."""
    return records("TR", tr_rows() if rows is None else rows)


def rs(rows: list[Row] | None = None) -> Records:
    """Return RS."""
    return records("RS", rs_rows() if rows is None else rows)
