"""Small studies of tumours: TU, TR and RS written from courses of disease, analysed by the mappings of the demo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tests.adam.analysed import Analysed, analysed, transport, written
from tests.adam.small import STUDY, dm

from nec_cdisc.run.cut import IN_ONE_PIECE, Cut

ROOT = Path(__file__).parents[2]
DOSED = dt.date(2021, 1, 4)
#: What the demo's ADRS and ADTTE read of ADSL; nobody has another therapy.
ADSL = """\
dataset: ADSL
one_record_per: subject
rows:
  from: DM
copied:
  DM: [SUBJID, SITEID, AGE, AGEU, SEX, RACE, ARM, DTHFL]
variables:
  TRT01P: ARM
  TRT01A: ACTARM
  SAFFL: {constant: "Y"}
  TRTSDT: {take: RFXSTDTC}
  TRTEDT: {take: RFXSTDTC}
  DTHDT: {take: DTHDTC}
  NACTDT: {take: NONE, label: Date of New Anti-Cancer Therapy}
  RSPDT: {first_response: OVERALL.AVALC, date: OVERALL.ADT, label: Date of First Response}
  CRSPDT: {first_response: OVERALL.AVALC, date: OVERALL.ADT, confirmed: true, label: Date of First Confirmed Response}
  EOTSTT: {take: nothing}
  LSTALVDT: {take: TRTSDT}
working:
  NONE: {date: nothing}
  nothing: {constant: ""}
"""
#: What the demo's ADTTE reads of ADQS, where nobody filled in a questionnaire.
ADQS = """\
dataset: ADQS
one_record_per: score
rows: {from: ADSL, keep: SAFFL is blank}
variables:
  PARAM: {constant: Score}
  PARAMCD: {constant: SCORE}
  ADT: TRTSDT
  ANL01FL: SAFFL
  ANL02FL: SAFFL
  ANL03FL: SAFFL
"""
#: Sizes or states by lesion: ``T1`` is a target lesion, ``T2n`` a lymph node, ``NT1`` and ``NEW1`` others.
Lesions = Mapping[str, float | str]


@dataclass(frozen=True)
class Assessment:
    """What was read on one day, days after the first dose (below 0: baseline), and the response that was told."""

    day: int
    lesions: Lesions
    told: str = ""
    #: Days by which the scans of some lesions came later.
    later: Mapping[str, int] = None  # type: ignore[assignment]  # nothing is later where nothing is said

    def date(self, lesion: str = "") -> str:
        """Return the date of the scan of a lesion."""
        return (DOSED + dt.timedelta(self.day + (self.later or {}).get(lesion, 0))).isoformat()


@dataclass(frozen=True)
class Course:
    """The assessments of a subject in order, and the day of death."""

    assessments: Sequence[Assessment]
    died: int | None = None


def course(*assessments: tuple[int, Lesions] | tuple[int, Lesions, str], died: int | None = None) -> Course:
    """Return a course of assessments: day, lesions, the response that was told."""
    return Course([Assessment(*item) for item in assessments], died)


def run(
    folder: Path, courses: Mapping[str, Course], *, shuffled: int | None = None, cut: Cut = IN_ONE_PIECE
) -> Analysed:
    """Analyse subjects with these courses; ``shuffled`` puts all rows of SDTM into another order."""
    tabulated(folder / "sdtm", courses, shuffled=shuffled)
    files = {f"adam/{name}.yaml": _demo(f"adam/{name}.yaml") for name in ("overall", "reading", "assessed")}
    files |= {f"adam/{name}.yaml": _demo(f"adam/{name}.yaml") for name in ("adtr", "adrs", "adtte")}
    files |= {"adam/adsl.yaml": ADSL, "adam/adqs.yaml": ADQS}
    files |= {"study.yaml": STUDY, "code_lists.yaml": _demo("code_lists.yaml")}
    written(folder, {f"mappings/{name}": text for name, text in files.items()})
    return analysed(folder, folder / "sdtm", cut)


def tabulated(folder: Path, courses: Mapping[str, Course], *, shuffled: int | None = None) -> None:
    """Write DM, TU, TR, RS and TS of subjects with these courses; ``shuffled`` puts their rows into another order."""
    tables = {"DM": _dm(courses), "TU": _tu(courses), "TR": _tr(courses), "RS": _rs(courses)}
    for name, table in tables.items():
        rows = np.arange(len(table["USUBJID"]))
        if shuffled is not None:
            np.random.default_rng(shuffled).shuffle(rows)
        transport(folder, name, {key: [values[row] for row in rows] for key, values in table.items()})
    transport(folder, "TS", TS)


#: The day of the cut-off lies behind all courses.
TS: Mapping[str, Sequence[object]] = {
    "STUDYID": ["TEST"],
    "DOMAIN": ["TS"],
    "TSSEQ": [1.0],
    "TSPARMCD": ["DCUTDTC"],
    "TSPARM": ["Data Cutoff Date"],
    "TSVAL": ["2030-01-01"],
}


def _demo(name: str) -> str:
    return (ROOT / "mappings" / name).read_text("utf-8")


def _dm(courses: Mapping[str, Course]) -> dict[str, Sequence[object]]:
    days = ["" if item.died is None else (DOSED + dt.timedelta(item.died)).isoformat() for item in courses.values()]
    dosed = [DOSED.isoformat()] * len(courses)
    return dm(list(courses), RFXSTDTC=dosed, DTHDTC=days, DTHFL=["Y" if day else "" for day in days])


def _tu(courses: Mapping[str, Course]) -> dict[str, list[object]]:
    rows = []
    for subject, item in courses.items():
        seen: dict[str, Assessment] = {}
        for one in item.assessments:
            seen |= {lesion: one for lesion in one.lesions if lesion not in seen}
        for number, (lesion, one) in enumerate(seen.items(), 1):
            kind = "NEW" if lesion.startswith("NEW") else "NON-TARGET" if lesion.startswith("NT") else "TARGET"
            test = "TUMERGE" if "/" in lesion else "TUSPLIT" if "." in lesion else "TUMIDENT"
            place = "LYMPH NODE" if lesion.endswith("n") else "LIVER"
            named = {"TUSEQ": float(number), "TULNKID": lesion, "TUTESTCD": test, "TUSTRESC": kind, "TULOC": place}
            rows.append({**_of(subject, "TU", one, lesion), **named, "TULOBXFL": "Y" if one.day < 0 else ""})
    return _columns(rows)


def _tr(courses: Mapping[str, Course]) -> dict[str, list[object]]:
    rows = []
    for subject, item in courses.items():
        own = []
        for one in item.assessments:
            for lesion, found in one.lesions.items():
                first = {"TRLNKID": lesion, "TRLOBXFL": "Y" if one.day < 0 else ""}
                where = {**_of(subject, "TR", one, lesion), **first}
                if not isinstance(found, str):
                    test = "LPERP" if lesion.endswith("n") else "LDIAM"
                    own.append({**where, "TRTESTCD": test, "TRSTRESC": f"{found:g}", "TRSTRESN": float(found)})
                state = found if isinstance(found, str) else "PRESENT"
                own.append({**where, "TRTESTCD": "TUMSTATE", "TRSTRESC": state, "TRSTRESN": None})
        rows += [{**row, "TRSEQ": float(number)} for number, row in enumerate(own, 1)]
    return _columns(rows)


def _rs(courses: Mapping[str, Course]) -> dict[str, list[object]]:
    rows = []
    for subject, item in courses.items():
        told = [one for one in item.assessments if one.told] or item.assessments[:1]
        for number, one in enumerate(told, 1):
            tests = {"RSTESTCD": "OVRLRESP", "RSTEST": "Overall Response", "RSCAT": "RECIST 1.1"}
            rows.append({**_of(subject, "RS", one), **tests, "RSSEQ": float(number), "RSSTRESC": one.told})
    return _columns(rows)


def _of(subject: str, dataset: str, one: Assessment, lesion: str = "") -> dict[str, object]:
    number = 1 if one.day < 0 else one.day
    visit = "SCREENING" if one.day < 0 else f"DAY {one.day}"
    row = {"STUDYID": "TEST", "DOMAIN": dataset, "USUBJID": subject, "VISITNUM": float(number), "VISIT": visit}
    return row | {f"{dataset}DTC": one.date(lesion), f"{dataset}EVAL": "INVESTIGATOR"}


def _columns(rows: Sequence[Mapping[str, object]]) -> dict[str, list[object]]:
    return {name: [row[name] for row in rows] for name in rows[0]}
