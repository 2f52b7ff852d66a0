"""Writes the binary raw files of the studies from tables that a reader can see: workbooks and SAS transport files.

They are committed, so that each study folder is complete. Run this file to write them anew; a test says when they
differ from the tables.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from openpyxl import Workbook

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.xpt.member import CHAR, NUM, Member, Variable
from nec_cdisc.xpt.write import write

HERE = Path(__file__).parent
STAMP = dt.datetime(2021, 9, 30)  # noqa: DTZ001 - a transport file has no time zone
#: Rows of a sheet or file, the header first; ``None`` is an empty cell.
Rows = Sequence[Sequence[Any]]


def day(text: str) -> dt.datetime:
    """Return a typed date of a workbook."""
    return dt.datetime.fromisoformat(text)


#: Numbers of subjects have lost their zeros, and the time of randomisation is typed.
ALLOCATION: Rows = (
    ("Site", "Subject", "Randomised at", "Arm", "Block"),
    ("01", 1, day("2021-03-08T09:50:00"), "A", 1),
    ("01", 2, day("2021-03-09T10:30:00"), "B", 1),
    ("02", 2, day("2021-03-10T08:00:00"), "A", 2),
    ("03", 1, day("2021-03-10T09:00:00"), "B", 2),
    ("03", 3, day("2021-03-11T07:45:00"), "A", 2),
)
WORKBOOKS: Mapping[str, Mapping[str, Rows]] = {
    "vaccine/raw/randomisation/allocation.xlsx": {"Read me": (("Transfer of 2021-09-30",),), "Allocation": ALLOCATION},
}
#: Columns of the central laboratory's transfer: name, type, format.
RESULTS = (
    ("PROTOCOL", CHAR, ""),
    ("SITENO", NUM, ""),
    ("SUBJNO", NUM, ""),
    ("VISITNAM", CHAR, ""),
    ("ACCESS", CHAR, ""),
    ("COLLDT", NUM, "DATE9."),
    ("COLLTM", NUM, "TIME5."),
    ("TESTCODE", CHAR, ""),
    ("RESULT", CHAR, ""),
    ("UNIT", CHAR, ""),
    ("LOW", CHAR, ""),
    ("HIGH", CHAR, ""),
    ("STATUS", CHAR, ""),
)
TRANSPORTS: Mapping[str, Rows] = {
    "vaccine/raw/central_lab/results.xpt": (
        ("VAX-12", 1, 1, "V0", "M100", "2021-03-01", "08:30", "ALAT", "21", "UI/l", "", "40", "F"),
        ("VAX-12", 1, 1, "V0", "M100", "2021-03-01", "08:30", "HB", "12.9", "g/dl", "12", "16", "F"),
        ("VAX-12", 1, 1, "V2", "M140", "2021-04-05", "08:50", "ALAT", "55", "UI/l", "", "40", "F"),
        ("VAX-12", 1, 1, "V2", "M140", "2021-04-05", "08:50", "KREA", "HEMOLYZED", "umol/l", "45", "84", "F"),
        ("VAX-12", 1, 2, "V0", "M101", "2021-03-02", None, "ALAT", "<5", "UI/l", "", "50", "F"),
        ("VAX-12", 1, 2, "V0", "M101", "2021-03-02", None, "HB", "15.0", "g/dl", "14", "18", "X"),
        ("VAX-12", 1, 2, "RETEST", "M120", "2021-03-12", "11:05", "ALAT", "44", "U/l", "", "50", "F"),
        ("VAX-12", 3, 1, "V0", "M102", "2021-03-04", "09:10", "KREA", "70", "umol/l", "45", "84", "F"),
        ("VAX-12", 3, 2, "V0", "M103", "2021-03-04", "09:20", "KREA", "71", "umol/l", "59", "104", "F"),
    ),
}


def write_workbook(path: Path, sheets: Mapping[str, Rows]) -> None:
    """Write a workbook with some sheets."""
    book = Workbook()
    for number, (name, rows) in enumerate(sheets.items()):
        sheet = book.active if number == 0 else book.create_sheet()
        assert sheet is not None
        sheet.title = name
        for row in rows:
            sheet.append(list(row))
    book.properties.created = book.properties.modified = STAMP
    book.save(path)


def write_transport(path: Path, rows: Rows) -> None:
    """Write a transfer of the central laboratory: dates and times are SAS numbers."""
    variables, columns = [], []
    for (name, kind, form), values in zip(RESULTS, zip(*rows, strict=True), strict=True):
        variables.append(Variable(name, name.title(), kind, 8 if kind == NUM else 20, form))
        if kind == CHAR:
            columns.append(encode([text or None for text in values]))
        else:
            columns.append(np.array([_sas_number(value) for value in values], float))
    with path.open("wb") as file:
        wrong = write(file, Member("RESULTS", "Results", tuple(variables), STAMP), columns)
    assert wrong == ()


def _sas_number(value: str | int | None) -> float:
    if value is None:
        return float("nan")
    if isinstance(value, int):
        return float(value)
    if ":" in value:
        hours, minutes = value.split(":")
        return int(hours) * 3600 + int(minutes) * 60.0
    return float((dt.date.fromisoformat(value) - dt.date(1960, 1, 1)).days)


def write_all(folder: Path) -> None:
    """Write all files below a folder."""
    for name, sheets in WORKBOOKS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_workbook(folder / name, sheets)
    for name, rows in TRANSPORTS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_transport(folder / name, rows)


if __name__ == "__main__":
    write_all(HERE)
