"""Writes the laboratory workload as a study of pharmaskills: the same rules as ours, in its own specification language.

It converts units by a table of its own, which a study cannot change, to six significant digits.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from lab.workload import STUDY, TREATMENT_DAYS, Test, tests, visits

Part = dict[str, Any]
DATES = ["%d-%b-%Y"]
SUBJECT = {"op": "concat", "src": ["STUDY", "SITE", "SUBJ"], "sep": "-"}
SEXES = {"Male": "M", "Female": "F"}
ARMS = {"Drug A": "DRUGA", "Placebo": "PBO"}
EPOCHS = ("SCREENING", "TREATMENT", "FOLLOW-UP")
INDICATOR = (
    "None if isnull(LBSTRESN) else ('LOW' if LBSTRESN < LBSTNRLO else ('HIGH' if LBSTRESN > LBSTNRHI else 'NORMAL'))"
)


def write(raw: Path, folder: Path) -> None:
    """Write the study to a folder, with its own copy of the export in ``raw``."""
    (folder / "raw").mkdir(parents=True, exist_ok=True)
    for name in ("dm.csv", "lb.csv"):
        shutil.copyfile(raw / name, folder / "raw" / name)
    domains = {"DM": _dm(), "LB": _lb()}
    spec = {"spec_version": 1, "studyid": STUDY, "sdtmig": "3.4", "ct_version": "2025-09-26", "domains": domains}
    for name, content in (("study", _study()), ("spec", spec)):
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(content, sort_keys=False, width=160), encoding="utf-8")
    (folder / "ct.txt").write_text("".join(_terminology()), encoding="utf-8")


def _study() -> Part:
    screening, treatment, follow_up = EPOCHS
    return {
        "studyid": STUDY,
        "sponsor": "none",
        "title": "Laboratory workload",
        "raw_dir": "raw",
        "arms": [{"armcd": code, "arm": name} for name, code in ARMS.items()],
        "visits": [{"name": visit.visit, "visitnum": visit.number} for visit in visits()],
        "epochs": [
            {"name": screening, "end_day": -1},
            {"name": treatment, "start_day": 1, "end_day": TREATMENT_DAYS + 1},
            {"name": follow_up, "start_day": TREATMENT_DAYS + 2},
        ],
        "trial_summary": [],
    }


def _dm() -> Part:
    dose, last, consent = (_date(name) for name in ("FIRSTDOSE", "LASTDOSE", "CONSENT"))
    variables = {
        "STUDYID": _constant(STUDY), "DOMAIN": _constant("DM"), "USUBJID": dict(SUBJECT), "SUBJID": _copy("SUBJ"),
        "RFSTDTC": dose, "RFENDTC": last, "RFXSTDTC": dose, "RFXENDTC": last, "RFICDTC": consent,
        "SITEID": _copy("SITE"), "AGE": _copy("AGE"), "AGEU": _constant("YEARS"),
        "SEX": {**_mapped("SEX", SEXES), "codelist": "C66731"}, "RACE": {"op": "expr", "value": "upper(RACE)"},
        "ARMCD": _mapped("ARM", ARMS), "ARM": _copy("ARM"), "ACTARMCD": _mapped("ARM", ARMS), "ACTARM": _copy("ARM"),
        "COUNTRY": _copy("COUNTRY"),
    }  # fmt: skip
    omitted = {"RFPENDTC": "not collected", "DTHDTC": "not collected", "DTHFL": "not collected"}
    return {"source": "dm", "variables": variables, "omit": omitted}


def _lb() -> Part:
    variables = {
        "STUDYID": _constant(STUDY), "DOMAIN": _constant("LB"), "USUBJID": dict(SUBJECT),
        "LBSEQ": {"op": "seq", "by": ["USUBJID"], "sort": ["LBDTC", "VISITNUM", "LBTESTCD"]},
        "LBTESTCD": {**_mapped("TEST", {test.name: test.code for test in tests()}), "codelist": "C65047"},
        "LBTEST": {**_mapped("TEST", {test.name: test.decode for test in tests()}), "codelist": "C67154"},
        "LBCAT": _mapped("TEST", {test.name: test.category for test in tests()}),
        "LBORRES": _copy("RESULT"), "LBORRESU": _copy("UNIT"), "LBORNRLO": _copy("REFLO"), "LBORNRHI": _copy("REFHI"),
        "LBSTRESC": {"op": "expr", "value": "fmt(LBSTRESN) if not isnull(LBSTRESN) else RESULT"},
        "LBSTRESN": _converted("RESULT"), "LBSTRESU": {**_converted("REFLO"), "output": "unit"},
        "LBSTNRLO": _converted("REFLO"), "LBSTNRHI": _converted("REFHI"),
        "LBNRIND": {"op": "expr", "value": INDICATOR},
        "LBLOBXFL": {"op": "baseline_flag", "dtc": "LBDTC", "result": "LBORRES", "by": ["LBTESTCD"]},
        "VISITNUM": _mapped("VISIT", {visit.name: visit.number for visit in visits()}),
        "VISIT": _mapped("VISIT", {visit.name: visit.visit for visit in visits()}),
        "EPOCH": {"op": "epoch", "dtc": "LBDTC"}, "LBDTC": _date("LBDAT", "LBTIM"),
        "LBDY": {"op": "study_day", "dtc": "LBDTC"},
    }  # fmt: skip
    return {"source": "lb", "variables": variables}


def _constant(value: str) -> Part:
    return {"op": "constant", "value": value}


def _copy(column: str) -> Part:
    return {"op": "direct", "src": column}


def _mapped(column: str, values: Part) -> Part:
    return {"op": "ct_map", "src": column, "values": dict(values)}


def _date(*columns: str) -> Part:
    return {"op": "iso8601", "src": list(columns), "formats": list(DATES)}


def _converted(column: str) -> Part:
    return {"op": "unit_convert", "test": "LBTESTCD", "src": column, "unit": "LBORRESU"}


def _terminology() -> Iterable[str]:
    """Yield a terminology file in the layout of NCI EVS, with the codelists that the specification names."""
    yield (
        "Code\tCodelist Code\tCodelist Extensible (Yes/No)\tCodelist Name\tCDISC Submission Value\t"
        "CDISC Synonym(s)\tCDISC Definition\tNCI Preferred Term\n"
    )
    listed = tests()
    yield from _codelist("C66731", "Sex", "No", "SEX", SEXES.values())
    yield from _codelist("C65047", "Laboratory Test Code", "Yes", "LBTESTCD", (test.code for test in listed))
    yield from _codelist("C67154", "Laboratory Test Name", "Yes", "LBTEST", (test.decode for test in listed))
    yield from _codelist("C71620", "Unit", "Yes", "UNIT", _units(listed))
    yield from _codelist("C66742", "No Yes Response", "No", "NY", ("Y", "N"))
    yield from _codelist("C66734", "SDTM Domain Abbreviation", "Yes", "DOMAIN", ("DM", "LB"))
    yield from _codelist("C99079", "Epoch", "Yes", "EPOCH", EPOCHS)
    yield from _codelist("C66781", "Age Unit", "No", "AGEU", ("YEARS",))


def _units(listed: Iterable[Test]) -> list[str]:
    return sorted({unit for test in listed for unit in (test.unit, test.other_unit) if unit})


def _codelist(code: str, name: str, extensible: str, short: str, terms: Iterable[str]) -> Iterable[str]:
    yield f"{code}\t\t{extensible}\t{name}\t{short}\t\t\t{name}\n"
    for number, term in enumerate(terms):
        yield f"{code}{number:03}\t{code}\t\t{name}\t{term}\t\t\t{term}\n"
