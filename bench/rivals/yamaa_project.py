"""Writes the laboratory workload as a project of yamaa: the same rules as ours, in its own specification language.

yamaa reads dates without separators and knows no unknown day, so the collected date is rewritten first; it multiplies
in binary floating point and rounds to the same four decimals.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import yaml
from lab.workload import STUDY, TREATMENT_DAYS, tests, visits

Part = dict[str, Any]
#: Raw column of LB that a variable copies.
COPIED = {"LBORRES": "RESULT", "LBORRESU": "UNIT", "LBORNRLO": "REFLO", "LBORNRHI": "REFHI"}
#: Standardized number: collected text it is read from.
NUMBERS = {"LBSTRESN": "LBORRES", "LBSTNRLO": "LBORNRLO", "LBSTNRHI": "LBORNRHI"}
#: Bytes of a text, digits of a number, in the transport file.
LENGTHS = {
    "STUDYID": 6, "DOMAIN": 2, "USUBJID": 16, "LBSEQ": 8, "LBTESTCD": 8, "LBTEST": 40, "LBCAT": 10, "LBORRES": 8,
    "LBORRESU": 8, "LBORNRLO": 8, "LBORNRHI": 8, "LBSTRESC": 10, "LBSTRESN": 12, "LBSTRESU": 8, "LBSTNRLO": 12,
    "LBSTNRHI": 12, "LBNRIND": 6, "LBLOBXFL": 1, "VISITNUM": 8, "VISIT": 16, "EPOCH": 9, "LBDTC": 16, "LBDY": 8,
    "SUBJID": 5, "RFSTDTC": 10, "SITEID": 3, "AGE": 3, "SEX": 1, "COUNTRY": 3,
}  # fmt: skip
ASSIGNED = {"DOMAIN", "LBTESTCD", "LBTEST", "LBCAT", "LBSTRESU", "VISITNUM", "VISIT", "SEX"}
COLLECTED = {*COPIED, "SUBJID", "SITEID", "AGE", "COUNTRY"}
DECIMALS = 4


def write(folder: Path) -> None:
    """Write the project beside ``raw/`` in a folder."""
    (folder / "out").mkdir(exist_ok=True)
    _write_factors(folder / "raw" / "conv.csv")
    for name, content in (("dm", _dm()), ("lb", _lb()), ("project", _project())):
        text = yaml.safe_dump(content, sort_keys=False, width=120)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def _write_factors(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("LBTESTCD", "UNIT", "STDUNIT", "FACTOR"))
        for test in tests():
            writer.writerow((test.code, test.unit, test.unit, 1.0))
            if test.other_unit:
                writer.writerow((test.code, test.other_unit, test.unit, test.factor))


def _project() -> Part:
    codes = [{"value": test.code, "decode": test.decode} for test in tests()]
    names = [{"value": test.decode} for test in tests()]
    lists = [
        {"id": "LBTESTCD", "name": "Laboratory Test Code", "items": codes},
        {"id": "LBTEST", "name": "Laboratory Test Name", "items": names},
    ]
    return {
        "yamaa": "1.0",
        "type": "project",
        "study": {"id": "ONC01", "name": STUDY, "description": "Laboratory workload", "protocol_name": STUDY},
        "codelists": [{"codelists": lists}],
        "sdtm": {
            "specs": ["dm.yaml", "lb.yaml"],
            "standards": [{"name": "SDTMIG", "version": "3.4", "status": "Final"}],
            "define": "out/define.xml",
            "documents": [{"id": "acrf", "kind": "annotated_crf", "link": "acrf.pdf", "title": "Annotated CRF"}],
            "transport": "xpt",
        },
    }


def _dm() -> Part:
    columns = [
        _submitted("STUDYID", "str", "DMRAW.STUDY"),
        _submitted("DOMAIN", "str", "'DM'"),
        _submitted("USUBJID", "str", {"str_template": "{DMRAW.STUDY}-{DMRAW.SITE}-{DMRAW.SUBJ}"}),
        _submitted("SUBJID", "str", "DMRAW.SUBJ"),
        _column("DOSE", "str", _replaced("DMRAW.FIRSTDOSE", "-")),
        _submitted("RFSTDTC", "str", {"date_text": {"source": "DOSE", "forms": ["ddmonyyyy"]}}),
        _submitted("SITEID", "str", "DMRAW.SITE"),
        _submitted("AGE", "int", "DMRAW.AGE"),
        _submitted("SEX", "str", _mapped("DMRAW.SEX", {"Male": "M", "Female": "F"})),
        _submitted("COUNTRY", "str", "DMRAW.COUNTRY"),
    ]
    return {
        **_head("DM", ["STUDYID", "USUBJID"], {"DMRAW": {"path": "raw/dm.csv", "types": {"AGE": "int"}}}),
        "output": _output("DM", columns, ["USUBJID"]),
        "columns": columns,
        "rows": [{"id": "subject", "dataset": "DMRAW"}],
        "submission": _domain("Demographics", "SPECIAL PURPOSE", "One record per subject", repeating=False),
    }


def _lb() -> Part:
    inputs = {
        "LBRAW": "raw/lb.csv",
        "DM": {"path": "out/dm.parquet", "schema": "dm.yaml", "key": ["STUDYID", "USUBJID"]},
        "CONV": {"path": "raw/conv.csv", "types": {"FACTOR": "float"}},
    }
    columns = [*_identifiers(), *_results(), *_timing()]
    kept = [column for column in columns if "submission" in column]
    return {
        **_head("LB", ["STUDYID", "USUBJID", "LBSEQ"], inputs),
        "output": _output(
            "LB", sorted(kept, key=lambda column: list(LENGTHS).index(column["name"])), ["USUBJID", "LBSEQ"]
        ),
        "intermediates": [{"id": "UNITCONV", "dataset": "CONV", "key": {"LBTESTCD": "LBTESTCD", "UNIT": "LBORRESU"}}],
        "windows": {
            "BASE": {"group_by": ["STUDYID", "USUBJID", "LBTESTCD"]},
            "SUBJECT": {"group_by": ["STUDYID", "USUBJID"], "order_by": ["LBDTC", "VISITNUM", "LBTESTCD"]},
        },
        "columns": columns,
        "rows": [{"id": "result", "dataset": "LBRAW"}],
        "verifications": [{"unique": ["STUDYID", "USUBJID", "LBTESTCD", "VISITNUM", "LBDTC"]}],
        "submission": _domain("Laboratory Test Results", "FINDINGS", "One record per test per visit", repeating=True),
    }


def _identifiers() -> list[Part]:
    return [
        _submitted("STUDYID", "str", "LBRAW.STUDY"),
        _submitted("DOMAIN", "str", "'LB'"),
        _submitted("USUBJID", "str", {"str_template": "{LBRAW.STUDY}-{LBRAW.SITE}-{LBRAW.SUBJ}"}),
        _coded("LBTESTCD", _mapped("LBRAW.TEST", {test.name: test.code for test in tests()})),
        _coded("LBTEST", _mapped("LBTESTCD", {test.code: test.decode for test in tests()})),
        _submitted("LBCAT", "str", _mapped("LBTESTCD", {test.code: test.category for test in tests()})),
    ]


def _results() -> list[Part]:
    columns = [_submitted(name, "str", f"LBRAW.{raw}") for name, raw in COPIED.items()]
    columns.append(_column("FACTOR", "float", "UNITCONV.FACTOR"))
    for name, collected in NUMBERS.items():
        columns.append(_column(f"N_{name}", "float", {"value": collected, "unconvertible": None}))
        columns.append(_column(f"X_{name}", "float", f"N_{name} * FACTOR"))
        rounded = {"round_half_away_from_zero": {"source": f"X_{name}", "digits": DECIMALS}}
        number = _submitted(name, "float", rounded)
        number["submission"]["significant_digits"] = DECIMALS
        columns.append(number)
    indicator = [
        {"when": "LBSTRESN < LBSTNRLO", "then": "'LOW'"},
        {"when": "LBSTRESN > LBSTNRHI", "then": "'HIGH'"},
        {"when": "LBSTRESN IS NOT NULL", "then": "'NORMAL'"},
        {"otherwise": None},
    ]
    return [
        *columns,
        _column("STANDARD", "str", "LBSTRESN"),
        _submitted("LBSTRESC", "str", {"first_available": {"sources": ["STANDARD", "LBORRES"]}}),
        _submitted("LBSTRESU", "str", "UNITCONV.STDUNIT"),
        {
            **_submitted("LBNRIND", "str", {"case": indicator}),
            "verifications": [{"allowed_values": {"values": ["LOW", "NORMAL", "HIGH"]}}],
        },
    ]


def _timing() -> list[Part]:
    complete = {"when": "LBDT IS NOT NULL AND CLOCK IS NOT NULL", "then": {"str_template": "{DAY}T{CLOCK}"}}
    epoch = [
        {"when": "LBDY < 1", "then": "'SCREENING'"},
        {"when": f"LBDY <= {TREATMENT_DAYS + 1}", "then": "'TREATMENT'"},
        {"when": "LBDY IS NOT NULL", "then": "'FOLLOW-UP'"},
        {"otherwise": None},
    ]
    baseline = {"date": "LBDT", "reference": "DOSE", "source": "LBORRES", "window": "BASE"}
    return [
        _submitted("VISITNUM", "int", _mapped("LBRAW.VISIT", {visit.name: visit.number for visit in visits()})),
        _submitted("VISIT", "str", _mapped("LBRAW.VISIT", {visit.name: visit.visit for visit in visits()})),
        _column("CLOCK", "str", "LBRAW.LBTIM"),
        _column("JOINED", "str", _replaced("LBRAW.LBDAT", "-")),
        _column("KNOWN", "str", _replaced("JOINED", "^UN")),
        _column("DAY", "str", {"date_text": {"source": "KNOWN", "forms": ["ddmonyyyy", "monyyyy"]}}),
        _column("LBDT", "date", {"impute": {"type": "date", "source": "DAY"}}),
        _submitted("LBDTC", "str", {"case": [complete, {"otherwise": "DAY"}]}),
        _column("DOSE", "date", "DM.RFSTDTC"),
        _submitted("LBDY", "int", {"study_day": {"source": "LBDT", "reference": "DOSE"}}),
        _submitted("EPOCH", "str", {"case": epoch}),
        _submitted("LBLOBXFL", "str", {"baseline_flag": baseline}),
        _submitted("LBSEQ", "int", {"row_number": {"window": "SUBJECT"}}),
    ]


def _head(domain: str, keys: list[str], inputs: Part) -> Part:
    return {"yamaa": "1.0", "type": "spec", "model": "SDTM", "domain": domain, "keys": keys, "input": inputs}


def _output(domain: str, columns: list[Part], order: list[str]) -> Part:
    name = domain.lower()
    kept = [column["name"] for column in columns if "submission" in column]
    return {"path": f"out/{name}.parquet", "report": f"out/{name}_report.csv", "columns": kept, "order_by": order}


def _domain(label: str, kind: str, structure: str, *, repeating: bool) -> Part:
    return {"label": label, "class": kind, "structure": structure, "repeating": repeating}


def _column(name: str, kind: str, derivation: object) -> Part:
    return {"name": name, "type": kind, "label": f"Label of {name}", "derivation": derivation}


def _submitted(name: str, kind: str, derivation: object) -> Part:
    """Return a column with what yamaa needs for transport file and define.xml."""
    described: Part = {"core": "Exp", "role": "Record Qualifier", "length": LENGTHS[name]}
    if name in ASSIGNED:
        described["origins"] = [{"type": "Assigned", "source": "Sponsor"}]
    elif name in COLLECTED:
        page = {"document": "acrf", "pages": {"type": "PhysicalRef", "refs": "12"}}
        described["origins"] = [{"type": "Collected", "source": "Investigator", "documents": [page]}]
    else:
        described["origins"] = [{"type": "Derived", "source": "Sponsor"}]
        described["method"] = "See the specification."
    return {**_column(name, kind, derivation), "submission": described}


def _coded(name: str, derivation: Part) -> Part:
    column = _submitted(name, "str", derivation)
    column["submission"]["codelist"] = name
    return column


def _mapped(source: str, terms: dict[str, Any]) -> Part:
    return {"mapping": {"source": source, "dict": terms}}


def _replaced(source: str, pattern: str) -> Part:
    return {"str_replace": {"source": source, "pattern": pattern, "replacement": ""}}
