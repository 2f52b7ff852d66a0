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


def day(text: str) -> dt.date:
    """Return a typed date of a workbook, or a date with a time."""
    return dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)


#: Numbers of subjects have lost their zeros, and the time of randomisation is typed.
ALLOCATION: Rows = (
    ("Site", "Subject", "Randomised at", "Arm", "Block"),
    ("01", 1, day("2021-03-08T09:50:00"), "A", 1),
    ("01", 2, day("2021-03-09T10:30:00"), "B", 1),
    ("02", 2, day("2021-03-10T08:00:00"), "A", 2),
    ("03", 1, day("2021-03-10T09:00:00"), "B", 2),
    ("03", 3, day("2021-03-11T07:45:00"), "A", 2),
)
PATIENTS: Rows = (
    ("Zentrum", "PatNr", "Geburt", "Arm", "Status", "Gelöscht"),
    ("10", "00001", "12. Mai 1975", "Verum", "randomisiert", None),
    ("20", 2, day("2002-08-01"), "Placebo", "randomisiert", None),
    ("10", "00003", "März 1980", "Verum", "randomisiert", None),
    ("20", 4, "unbekannt", None, "Screening-Versager", None),
    ("20", 5, "01.01.1990", "Placebo", "randomisiert", "x"),
)
DOSES: Rows = (
    ("PatNr", "Phase", "Dosis", "Beginn", "Ende", "Gelöscht"),
    ("00001", "A", 200, "2. September 2016", day("2016-10-01"), None),
    ("00001", "B", "400", day("2016-10-02"), "30. Okt. 2016", None),
    (2, "A", "200,0", "03.09.2016", "15. September 2016", None),
    (2, "A", "200,0", "03.09.2016", "15. September 2016", None),
)
EVENTS: Rows = (
    ("Zentrum", "PatNr", "Nr", "Ereignis", "Kodiert", "Beginn", "Ende", "Andauernd", "Schwere", "Schwerwiegend",
     "Zusammenhang", "Gelöscht"),
    ("10", "00001", 1, "Kopfschmerz", "Headache", "14. Okt. 2016", "15.10.2016", None, "leicht", "nein", "nein", None),
    ("20", 2, 1, "Heiserkeit", "Dysphonia", day("2016-09-10"), None, "x", 2, "nein", "ja", None),
    ("20", 2, 2, "Asthmaanfall", "Asthma", "12. September 2016", "10.09.2016", None, "schwer", "Ja", "nein", None),
    ("20", 2, 3, "Husten", "Cough", "12.09.2016", "13.09.2016", "nein", 1, "nein", "nein", "x"),
)  # fmt: skip
HISTORY: Rows = (
    ("PatNr", "Nr", "Diagnose", "Seit", "Besteht", "Gelöscht"),
    ("00001", 1, "Asthma", 1990, "ja", None),
    (2, 1, "Heuschnupfen", "Mai 2010", "ja", None),
    (2, 2, "Sinusitis", "11. August 2016", "nein", None),
    ("00003", 1, "Asthma", None, "vielleicht", None),
)
#: Programs write midnight behind a date; the laboratory writes numbers as numbers, and what is none as text.
SAMPLES: Rows = (
    ("Subject", "Visit", "Collected", "Test", "Result", "Unit", "Low", "High", "Accession", "Instrument"),
    ("11-001", "V1", day("2021-03-01T00:00"), "CRP", 24.6, "mg/L", 0, 5, "Z0001", "C-8000"),
    ("11-001", "V1", day("2021-03-01T00:00"), "BSG", 34, "mm/h", None, 20, "Z0001", "C-8000"),
    ("11-001", "V3", day("2021-04-12T00:00"), "CRP", 9.8, "mg/L", 0, 5, "Z0013", "C-8000"),
    ("11-002", "V1", day("2021-03-03T00:00"), "CRP", "<0.6", "mg/L", 0, 5, "Z0002", "C-8000"),
    ("11-002", "V1", day("2021-03-03T00:00"), "BSG", "HEM", "mm/h", None, 20, "Z0002", "C-8000"),
    ("11-002", "UNS", day("2021-04-05T00:00"), "crp", 88, "mg/L", 0, 5, "Z0011", "C-8000"),
    ("11-003", "V1", day("2021-03-08T00:00"), "CRP", 1.2, "mg/dL", 0, 0.5, "Z0003", "C-8000"),
    ("11-004", "V1", day("2021-03-09T00:00"), "CRP", 7.1, "mg/L", 0, 5, "Z0004", "C-8000"),
    ("12-001", "V1", day("2021-03-02T00:00"), "CRP", 3.3, "mg/L", 0, 5, "Z0101", "C-8000"),
    ("12-001", "V1", day("2021-03-02T00:00"), "ACPA", 120, "U/mL", None, 17, "Z0101", "C-8000"),
    ("12-002", "V1", day("2021-03-12T00:00"), "CRP", 15, "mg/L", 0, 5, "Z0102", "C-8000"),
    ("12-002", "V1", day("2021-03-12T00:00"), "CRP", 16, "mg/L", 0, 5, "Z0102", "C-8000"),
    ("12-003", "V1", day("2021-03-15T00:00"), "CRP", 5.5, "mg/L", 0, 5, "Z0103", "C-8000"),
)
EXPORT = {"Patienten": PATIENTS, "Dosierung": DOSES, "Ereignisse": EVENTS, "Vorgeschichte": HISTORY}
WORKBOOKS: Mapping[str, Mapping[str, Rows]] = {
    "vaccine/raw/randomisation/allocation.xlsx": {"Read me": (("Transfer of 2021-09-30",),), "Allocation": ALLOCATION},
    "asthma/raw/edc/export.xlsx": EXPORT,
    "arthritis/raw/lab/zentrallabor.xlsx": {"Results": SAMPLES},
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
    "asthma/raw/central_lab/results.xpt": (
        ("AST-3", 10, 1, "Baseline", "V1", "2016-09-02", "08:00", "EOS", "0.41", "Gpt/l", "0.02", "0.5", "F"),
        ("AST-3", 10, 1, "Week 4", "V2", "2016-09-30", "08:05", "EOS", "0.62", "Gpt/l", "0.02", "0.5", "N"),
        ("AST-3", 20, 2, "Baseline", "V3", "2016-07-10", "09:00", "HB", "14.2", "g/dl", "13", "17", "F"),
        ("AST-3", 20, 2, "Week 4", "V4", "2016-10-01", None, "HB", None, "g/dl", "13", "17", "F"),
        ("AST-3", 20, 4, "Baseline", "V5", "2016-07-20", "09:00", "HB", "13.0", "g/dl", "12", "16", "F"),
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
