"""A second program of LB, VS and QS, from the mappings' intent and the raw rows alone; the other one builds on it.

It imports nothing of the package and was written before its first comparison with it. It reads the raw files and the
tables of `specs/` (units, names of tests), because these are facts of the standard and no program.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MONTHS = {
    name: number
    for number, spellings in enumerate(
        (
            "jan january januar",
            "feb february februar",
            "mar march mrz märz",
            "apr april",
            "may mai",
            "jun june juni",
            "jul july juli",
            "aug august",
            "sep september",
            "oct october okt oktober",
            "nov november",
            "dec december dez dezember",
        ),
        1,
    )
    for name in spellings.split()
}
Record = dict[str, str]


def table(path: str) -> list[Record]:
    """Return the lines of a CSV file below the repository, blanks at the ends of cells taken off."""
    with (ROOT / path).open(encoding="utf-8", newline="") as lines:
        return [{name: cell.strip() for name, cell in line.items()} for line in csv.DictReader(lines)]


@cache
def form(name: str) -> list[Record]:
    """Return the records of a raw form: those opened, of subjects that exist, each once, named by subject."""
    known = {(line["site"], line["subject"]) for line in table("raw/subjects.csv")}
    seen, kept = set(), []
    for line in table(f"raw/{name}.csv"):
        cells = tuple(line.values())
        if line["form_status"] == "Not started" or cells in seen or (line["site"], line["subject"]) not in known:
            continue
        seen.add(cells)
        kept.append(line | {"USUBJID": f"EVINEC-{line['site']}-{line['subject']}"})
    return kept


def iso(typed: str) -> str:
    """Return a typed date as far as it is known; nothing where no calendar has it."""
    parts = re.fullmatch(r"(\w+)[. -]+(\w+)[. -]+(\d+)", typed)
    if parts is None:
        return ""
    day, month, year = parts.groups()
    year = year if len(year) == 4 else f"{20 if int(year) <= 21 else 19}{year}"
    number = int(month) if month.isdigit() else MONTHS.get(month.lower(), 0)
    if number == 0:
        return f"{year}---{day}" if day.isdigit() else year
    if not day.isdigit():
        return f"{year}-{number:02}"
    try:
        return dt.date(int(year), number, int(day)).isoformat()
    except ValueError:
        return ""


def text(number: Decimal) -> str:
    """Return a number without zeros that say nothing."""
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"


@cache
def doses() -> dict[str, tuple[str, str]]:
    """Return the days of the first and the last dose taken, by subject."""
    taken: dict[str, list[str]] = defaultdict(list)
    for line in form("dosing"):
        if line["ec_given"] == "1":
            taken[line["USUBJID"]] += [iso(line["ec_start"]), iso(line["ec_stop"])]
    return {subject: (min(days), max(days)) for subject, days in taken.items()}


def study_day(date: str, subject: str) -> str:
    """Count from the first dose, which is day 1; the day before it is day -1."""
    if subject not in doses() or len(date) < 10:
        return ""
    days = (dt.date.fromisoformat(date[:10]) - dt.date.fromisoformat(doses()[subject][0])).days
    return str(days + 1 if days >= 0 else days)


def epoch(date: str, subject: str) -> str:
    """Tell the epoch of a complete date: treatment from the first to the last dose."""
    if len(date) < 10:
        return ""
    first, last = doses().get(subject, ("9999", "9999"))
    return "SCREENING" if date[:10] < first else "TREATMENT" if date[:10] <= last else "FOLLOW-UP"


def visit_number(visit: str) -> Decimal | None:
    """Return the number of a planned visit: cycles 10, 20, ..., assessments 35, 55, ... between them."""
    fixed = {"SCREENING": 1, "END OF TREATMENT": 500, "SAFETY FOLLOW-UP": 510}
    if visit in fixed:
        return Decimal(fixed[visit])
    kind, number = re.fullmatch(r"(CYCLE|TUMOUR ASSESSMENT|SURVIVAL FOLLOW-UP|UNSCHEDULED) ?(\d*).*", visit).groups()
    first, step = {"CYCLE": (0, 10), "TUMOUR ASSESSMENT": (15, 20), "SURVIVAL FOLLOW-UP": (519, 1)}.get(kind, (0, 0))
    return Decimal(first + step * int(number)) if step else None


@cache
def unscheduled() -> dict[tuple[str, str], str]:
    """Return the numbers of unscheduled visits by subject and day: after the planned visit before them, 3.1, 3.2."""
    took_place = [line for line in form("visits") if line["visit_done"] == "1"]
    numbers: dict[tuple[str, str], str] = {}
    used: dict[tuple[str, Decimal], int] = defaultdict(int)
    for line in sorted(took_place, key=lambda line: iso(line["visit_date"])):
        who, day = line["USUBJID"], iso(line["visit_date"])
        if line["visit"] == "Unscheduled" and (who, day) not in numbers:
            planned = [
                (iso(other["visit_date"]), visit_number(other["visit"].upper()))
                for other in took_place
                if other["USUBJID"] == who and other["visit"] != "Unscheduled" and iso(other["visit_date"]) <= day
            ]
            before = max(planned, default=("", Decimal(0)))[1]
            used[who, before] += 1
            numbers[who, day] = f"{before}.{used[who, before]}"
    return numbers


def number_of(visit: str, date: str, subject: str) -> str:
    """Return the number of a visit; of an unscheduled one that of its day in the visit form, blank without one."""
    planned = visit_number(visit)
    return unscheduled().get((subject, date[:10]), "") if planned is None else str(planned)


def finish(dataset: str, records: list[Record], order: list[str]) -> list[Record]:
    """Add what follows from dates, flag baselines, number the records of each subject."""
    by_subject: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_subject[record["USUBJID"]].append(record)
    for subject, own in by_subject.items():
        baseline: dict[str, Record] = {}
        for record in own:
            date, test = record[f"{dataset}DTC"], record[f"{dataset}TESTCD"]
            record |= {f"{dataset}DY": study_day(date, subject), "EPOCH": epoch(date, subject), f"{dataset}LOBXFL": ""}
            record["VISITNUM"] = number_of(record["VISIT"], date, subject)
            before = date and record[f"{dataset}ORRES"] and date[:10] <= doses().get(subject, ("",))[0]
            if before and (test not in baseline or date >= baseline[test][f"{dataset}DTC"]):
                baseline[test] = record
        for record in baseline.values():
            record[f"{dataset}LOBXFL"] = "Y"
        own.sort(key=lambda r: [(r[k] == "", Decimal(r[k] or 0) if k == "VISITNUM" else r[k]) for k in order])
        for number, record in enumerate(own, 1):
            record |= {"STUDYID": "EVINEC", "DOMAIN": dataset, f"{dataset}SEQ": str(number)}
    return [record for own in by_subject.values() for record in own]


@cache
def names(codes: str, decodes: str) -> dict[str, str]:
    """Return the name of each test code, joined by the terms' codes."""
    by_term = {line["term_code"]: line["value"] for line in table(f"specs/sdtm-ct-2025-03-28/{decodes}.csv")}
    found = {r["value"]: by_term[r["term_code"]] for r in table(f"specs/sdtm-ct-2025-03-28/{codes}.csv")}
    return found | {"CGB": "Chromogranin B"}


@cache
def factors() -> dict[tuple[str, str], tuple[str, Decimal]]:
    """Return standard unit and factor by test and unit."""
    lines = table("specs/units/conversions.csv")
    return {(line["test"], line["unit"]): (line["standard_unit"], Decimal(line["factor"])) for line in lines}


def standard(test: str, typed: str, unit: str) -> str:
    """Return a typed number in the standard unit of its test, rounded half away from zero."""
    if not typed or not re.fullmatch(r"[\d.,]+", typed):
        return ""
    decimals = {line["test"]: int(line["decimals"]) for line in table("specs/units/rounding.csv")}[test]
    exact = Decimal(typed.replace(",", ".")) * factors()[test, unit][1]
    return text(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def result(dataset: str, test: str, typed: str, unit: str) -> Record:
    """Return collected and standard result of a test."""
    limit = re.fullmatch(r"<([\d.,]+)", typed)
    stresn = standard(test, typed, unit)
    stresc = f"<{text(Decimal(limit[1].replace(',', '.')) * factors()[test, unit][1])}" if limit else stresn
    found = {"ORRES": typed, "ORRESU": unit, "STRESC": stresc, "STRESN": stresn}
    found |= {"STRESU": factors()[test, unit][0] if unit else "", "STAT": "" if typed else "NOT DONE"}
    return {f"{dataset}{name}": cell for name, cell in found.items()}


# ---- laboratory ------------------------------------------------------------------------------------------------------
CHEMISTRY = {
    "SODIUM": "na", "K": "k", "CA": "ca", "PHOS": "phos", "CREAT": "creat", "ALT": "alt", "AST": "ast", "ALP": "ap",
    "GGT": "ggt", "BILI": "bili", "ALB": "alb", "LDH": "ldh", "GLUC": "gluc", "CHOL": "chol", "TRIG": "trig",
}  # fmt: skip
HAEMATOLOGY = {"HGB": "hb", "WBC": "wbc", "NEUT": "neut", "LYM": "lymph", "PLAT": "plt"}
UNITS = {"/nL": "10^9/L", "G/L": "10^9/L", "ng/mL": "ug/L", "pg/mL": "ng/L"}


@cache
def ranges() -> dict[tuple[str, str, str, str], tuple[str, str]]:
    """Return the reference ranges by site, analyte, unit and sex; 0 is both."""
    lines = table("raw/lab_ranges.csv")
    return {(r["site"], r["lr_analyte"], r["lr_unit"], r["lr_sex"]): (r["lr_low"], r["lr_high"]) for r in lines}


def indicator(record: Record) -> str:
    """Judge a standard result by its limits, a result below a limit only where that decides."""
    low, high = (Decimal(record[f"LBSTNR{end}"]) if record[f"LBSTNR{end}"] else None for end in ("LO", "HI"))
    if low is None and high is None:
        return ""
    if record["LBSTRESC"].startswith("<"):
        below = Decimal(record["LBSTRESC"][1:])
        if low is not None:
            return "LOW" if below <= low else ""
        return "NORMAL" if below <= high else ""
    if not record["LBSTRESN"]:
        return ""
    value = Decimal(record["LBSTRESN"])
    return "LOW" if low is not None and value < low else "HIGH" if high is not None and value > high else "NORMAL"


def lb_record(line: Record, test: str, category: str, typed: str, spelled: str, limits: tuple[str, str]) -> Record:
    """Return one laboratory record, without what follows from other records."""
    unit = UNITS.get(spelled, spelled)
    low, high = limits
    record = {"USUBJID": line["USUBJID"], "LBTESTCD": test, "LBTEST": names("LBTESTCD", "LBTEST")[test]}
    record |= result("LB", test, typed, unit) | {"LBCAT": category, "VISIT": line["visit"].upper()}
    record |= {"LBORNRLO": low, "LBORNRHI": high}
    record |= {"LBSTNRLO": standard(test, low, unit), "LBSTNRHI": standard(test, high, unit)}
    return record | {"LBNRIND": indicator(record)}


def lb() -> list[Record]:
    """Return LB; a form without any result at a visit that took place was not done, test by test."""
    sexes = {line["USUBJID"]: line["sex"] for line in form("demographics")}
    records = []
    for name, short, tests, category in (
        ("lab_chemistry", "lc", CHEMISTRY, "CHEMISTRY"),
        ("lab_haematology", "lh", HAEMATOLOGY, "HEMATOLOGY"),
    ):
        for line in form(name):
            date = iso(line[f"{short}_date"])
            fasting = {"0": "N", "1": "Y"}.get(line.get("lc_fasting", ""), "")
            empty = not any(line[column] for column in tests.values())
            missed = empty and (line["USUBJID"], line["visit"]) in held()
            for test, column in tests.items():
                if missed:
                    record = lb_record(line, test, category, "", "", ("", ""))
                    records.append(record | {"LBDTC": date, "LBNAM": line[f"{short}_lab"], "LBFAST": fasting})
                if not line[column]:
                    continue
                spelled = line[f"{column}_u"].replace("µ", "u").replace("μ", "u")
                place = (line["site"], column, spelled)
                limits = ranges().get((*place, "0")) or ranges().get((*place, sexes[line["USUBJID"]]), ("", ""))
                record = lb_record(line, test, category, line[column], spelled, limits)
                time = f"T{line[f'{short}_time']}" if date and line[f"{short}_time"] else ""
                record |= {"LBDTC": date + time, "LBNAM": line[f"{short}_lab"], "LBFAST": fasting}
                records.append(record)
    for line in form("markers"):
        date, spelled = iso(line["mk_date"]), line["mk_unit"].replace("µ", "u").replace("μ", "u")
        limits = ("", line["mk_limit"])
        record = lb_record(line, line["mk_marker"].upper(), "TUMOR MARKERS", line["mk_value"], spelled, limits)
        time = f"T{line['mk_time']}" if date and line["mk_time"] else ""
        records.append(record | {"LBDTC": date + time, "LBNAM": "", "LBFAST": ""})
    return finish("LB", records, ["LBDTC", "VISITNUM", "LBTESTCD"])


# ---- vital signs -----------------------------------------------------------------------------------------------------
SIGNS = {
    "HEIGHT": "vs_height", "WEIGHT": "vs_weight", "SYSBP": "vs_sbp", "DIABP": "vs_dbp", "PULSE": "vs_pulse",
    "TEMP": "vs_temp",
}  # fmt: skip
PRINTED = {"SYSBP": "mmHg", "DIABP": "mmHg", "PULSE": "beats/min"}


@cache
def held() -> set[tuple[str, str]]:
    """Return the planned visits that took place."""
    return {
        (r["USUBJID"], r["visit"]) for r in form("visits") if r["visit_done"] == "1" and r["visit"] != "Unscheduled"
    }


def vs() -> list[Record]:
    """Return VS; a form without any result at a visit that took place was not done, test by test."""
    records = []
    for line in form("vital_signs"):
        date = iso(line["vs_date"])
        empty = not any(line[column] for column in SIGNS.values())
        missed = empty and (line["USUBJID"], line["visit"]) in held()
        for test, column in SIGNS.items():
            asked = test != "HEIGHT" or line["visit"] == "Screening"
            if not line[column] and not (missed and asked):
                continue
            unit = (line.get(f"{column}_u") or PRINTED.get(test, "")) if line[column] else ""
            record = {"USUBJID": line["USUBJID"], "VSTESTCD": test, "VSTEST": names("VSTESTCD", "VSTEST")[test]}
            record |= result("VS", test, line[column], unit)
            time = f"T{line['vs_time']}" if date and line["vs_time"] else ""
            records.append(record | {"VISIT": line["visit"].upper(), "VSDTC": date + time})
    return finish("VS", records, ["VSDTC", "VISITNUM", "VSTESTCD"])


# ---- quality of life -------------------------------------------------------------------------------------------------
def qs() -> list[Record]:
    """Return QS; of a form at a visit that took place each item without an answer was not done."""
    why = {"": "", "1": "TOO ILL", "2": "REFUSED", "3": "NOT HANDED OUT", "8": "OTHER"}
    records = []
    for line in form("qlq_c30"):
        answers = [line[f"q{item:02}"] for item in range(1, 31)]
        if not any(answers) and (line["USUBJID"], line["visit"]) not in held():
            continue
        for item, answer in enumerate(answers, 1):
            code = f"EOR01{item:02}"
            record = {"USUBJID": line["USUBJID"], "QSTESTCD": code, "QSTEST": names("EOR01TC", "EOR01TN")[code]}
            record |= {"QSCAT": "EORTC QLQ-C30 V3.0", "QSORRES": answer, "QSSTRESC": answer, "QSSTRESN": answer}
            record |= {
                "QSSTAT": "" if answer else "NOT DONE",
                "QSREASND": "" if any(answers) else why[line["ql_reason"]],
            }
            record |= {"VISIT": line["visit"].upper(), "QSDTC": iso(line["ql_date"])}
            records.append(record | {"QSEVLINT": "" if item <= 5 else "-P1W"})
    return finish("QS", records, ["VISITNUM", "QSDTC", "QSTESTCD"])


DATASETS = {"LB": lb, "VS": vs, "QS": qs}
