"""The study of rheumatoid arthritis: German forms in windows-1252, decimal commas, a laboratory's workbook.

Every value here was worked out from the raw rows by hand before the datasets were looked at.
"""

from __future__ import annotations

import csv

import pandas as pd
import pytest
from tests.studies.conftest import copied

from nec_cdisc.cli.sdtm import run_sdtm

#: Who is asked for what: code, form, row, field.
ASKED = [
    ("ROW101", "cm", "6", "Nr"),  # the same course of amoxicillin twice
    ("ROW102", "zentrallabor", "12, 13", "Test"),  # one sample, one test, two results
    ("ROW105", "ae", "9", "Patient"),  # nobody is 12-009
    ("ROW107", "ae", "7", "Ende"),  # an end, and ongoing
    ("ROW108", "ae", "6", "Ende"),  # ends before it starts
    ("ROW108", "ae", "8", "Ende"),  # neither an end nor ongoing
    ("ROW108", "fragebogen", "12", "Krankheit_VAS"),  # 103 of 100
    ("RUN104", "", "", ""),  # data management: Hb is 13.5, not 13.6
    ("RUN104", "", "", ""),  # data management: the laboratory writes dates otherwise
    ("VAL102", "ae", "5", "Kausalität"),  # evtl.
    ("VAL105", "ae", "8", "Andauernd"),  # ?
    ("VAL112", "mh", "8", "Hypertonie_seit"),  # 31.11.2019
    ("VAL121", "labor", "4", "Hb"),  # a point for a comma
    ("VAL121", "labor", "8", "Leuko"),  # 6,0,1
    ("VAL132", "labor", "7", "Hb_Einheit"),
    ("VAL141", "fragebogen", "11", "Visite"),  # week 6 is no visit of the protocol
]


@pytest.fixture
def arthritis(example):
    """Give the study after its run."""
    return example("arthritis")


def filled(example, dataset, subject):
    """Return the records of a subject: every variable that has a value, but for the identifiers that all share."""
    frame = example.ran.outcome.datasets[dataset].frame
    names = [name for name in frame if name not in {"STUDYID", "DOMAIN", "USUBJID"}]
    rows = example.of(dataset, subject, *names)
    return [{name: value for name, value in zip(names, row, strict=True) if value is not None} for row in rows]


def arm(code):
    """Return the variables of a subject's arm."""
    name = {"RHE150": "Rheamab 150 mg", "PBO": "Placebo"}[code]
    return {"ARMCD": code, "ARM": name, "ACTARMCD": code, "ACTARM": name}


def test_subjects(arthritis):
    """Times stay where they were typed, an age needs no full date of birth, a screening failure has no reference."""
    assert filled(arthritis, "DM", "11-001") == [
        {
            "SUBJID": "11-001", "RFSTDTC": "2021-03-15T10:00", "RFENDTC": "2021-06-07", "RFXSTDTC": "2021-03-15T10:00",
            "RFXENDTC": "2021-05-10T09:45", "RFICDTC": "2021-03-01T09:15", "RFPENDTC": "2021-06-07", "SITEID": "11",
            "BRTHDTC": "1961-03-14", "AGE": 59, "AGEU": "YEARS", "SEX": "F", "RACE": "WHITE", **arm("RHE150"),
            "COUNTRY": "AUT",
        }
    ]  # fmt: skip
    # born in 1955: 65 or 66
    assert filled(arthritis, "DM", "11-002") == [
        {
            "SUBJID": "11-002", "RFSTDTC": "2021-03-17T11:00", "RFENDTC": "2021-06-09", "RFXSTDTC": "2021-03-17T11:00",
            "RFXENDTC": "2021-05-12T11:10", "RFICDTC": "2021-03-03T10:40", "RFPENDTC": "2021-06-09", "SITEID": "11",
            "BRTHDTC": "1955", "SEX": "F", "RACE": "WHITE", **arm("PBO"), "COUNTRY": "AUT",
        }
    ]  # fmt: skip
    # born in June 1948: 72 in March; the time of the first dose and of consent are not known
    assert filled(arthritis, "DM", "11-004") == [
        {
            "SUBJID": "11-004", "RFSTDTC": "2021-03-23", "RFENDTC": "2021-06-15", "RFXSTDTC": "2021-03-23",
            "RFXENDTC": "2021-05-18T10:05", "RFICDTC": "2021-03-09", "RFPENDTC": "2021-06-15", "SITEID": "11",
            "BRTHDTC": "1948-06", "AGE": 72, "AGEU": "YEARS", "SEX": "F", "RACE": "WHITE", **arm("PBO"),
            "COUNTRY": "AUT",
        }
    ]  # fmt: skip
    # withdrew on some day of May, and was treated on the 11th
    assert filled(arthritis, "DM", "12-001") == [
        {
            "SUBJID": "12-001", "RFSTDTC": "2021-03-16T14:00", "RFENDTC": "2021-05-11T14:00",
            "RFXSTDTC": "2021-03-16T14:00", "RFXENDTC": "2021-05-11T14:00", "RFICDTC": "2021-03-02T11:00",
            "RFPENDTC": "2021-05", "SITEID": "12", "BRTHDTC": "1983-09-23", "AGE": 37, "AGEU": "YEARS", "SEX": "M",
            "RACE": "NOT REPORTED", **arm("PBO"), "COUNTRY": "AUT",
        }
    ]  # fmt: skip
    assert filled(arthritis, "DM", "12-003") == [
        {
            "SUBJID": "12-003", "RFICDTC": "2021-03-15T09:50", "RFPENDTC": "2021-03-16", "SITEID": "12",
            "BRTHDTC": "1959-05-05", "AGE": 61, "AGEU": "YEARS", "SEX": "M", "RACE": "WHITE",
            "ARMNRS": "SCREEN FAILURE", "COUNTRY": "AUT",
        }
    ]  # fmt: skip
    assert arthritis.ran.rows("DM", "SUBJID") == ["11-001", "11-002", "11-003", "11-004", "12-001", "12-002", "12-003"]
    assert arthritis.ran.rows("SUPPDM", "USUBJID", "IDVAR", "QNAM", "QVAL") == [
        (f"RHE-201-{subject}", None, "RFPOS", value)
        for subject, value in zip(
            ("11-001", "11-002", "11-003", "11-004", "12-001", "12-002"), ("Y", "N", "Y", "Y", "N", "Y"), strict=True
        )
    ]


def dose(number, visit, start, day, trt="PLACEBO", amount=0, **more):
    """Return what an injection has."""
    names = {2: "BASELINE", 3: "WEEK 4", 4: "WEEK 8"}
    return {
        "EXSEQ": number, "EXTRT": trt, "EXDOSE": amount, "EXDOSU": "mg", "EXDOSFRM": "INJECTION",
        "EXROUTE": "SUBCUTANEOUS", "VISITNUM": visit, "VISIT": names[visit], "EPOCH": "TREATMENT", "EXSTDTC": start,
        "EXENDTC": start, "EXSTDY": day, "EXENDY": day, **more,
    }  # fmt: skip


def test_injections(arthritis):
    """What was not given is no exposure; a reduced dose has its reason, and an unknown time is left out."""
    assert filled(arthritis, "EX", "11-001") == [
        dose(1, 2, "2021-03-15T10:00", 1, "RHEAMAB", 150),
        dose(2, 3, "2021-04-12T10:20", 29, "RHEAMAB", 150),
        dose(3, 4, "2021-05-10T09:45", 57, "RHEAMAB", 112.5, EXADJ="Dosis reduziert"),
    ]
    assert filled(arthritis, "EX", "11-002") == [dose(1, 2, "2021-03-17T11:00", 1), dose(2, 4, "2021-05-12T11:10", 57)]
    assert filled(arthritis, "EX", "11-004") == [
        dose(1, 2, "2021-03-23", 1),
        dose(2, 3, "2021-04-20T10:00", 29),
        dose(3, 4, "2021-05-18T10:05", 57),
    ]
    assert filled(arthritis, "EX", "12-003") == []


def test_events(arthritis):
    """A corrected date, a partial one, one that contradicts the form: what is not known stays blank."""
    same = {"AESER": "N", "EPOCH": "TREATMENT"}
    assert filled(arthritis, "AE", "11-001") == [
        {
            "AESEQ": 1, "AESPID": "1", "AETERM": "Kopfschmerz", "AEDECOD": "Kopfschmerz", "AESEV": "MILD", **same,
            "AEACN": "DOSE NOT CHANGED", "AEREL": "POSSIBLY RELATED", "AEOUT": "RECOVERED/RESOLVED",
            "AESTDTC": "2021-03-16", "AEENDTC": "2021-03-17", "AESTDY": 2, "AEENDY": 3,
        },
        {
            "AESEQ": 2, "AESPID": "2", "AETERM": "Übelkeit", "AEDECOD": "Übelkeit", "AESEV": "MODERATE", **same,
            "AEACN": "DOSE REDUCED", "AEREL": "POSSIBLY RELATED", "AEOUT": "NOT RECOVERED/NOT RESOLVED",
            "AESTDTC": "2021-04", "AEENRTPT": "ONGOING", "AEENTPT": "2021-06-07",
        },
    ]  # fmt: skip
    assert filled(arthritis, "AE", "11-002") == [
        {
            "AESEQ": 1, "AESPID": "1", "AETERM": "Bronchitis", "AEDECOD": "Bronchitis", "AESEV": "MODERATE", **same,
            "AEACN": "DRUG INTERRUPTED", "AEREL": "NOT RELATED", "AEOUT": "RECOVERED/RESOLVED",
            "AESTDTC": "2021-04-05", "AEENDTC": "2021-04-30", "AESTDY": 20, "AEENDY": 45,
        }
    ]  # fmt: skip
    # evtl. is none of the answers; six days after the last dose
    assert filled(arthritis, "AE", "11-003") == [
        {
            "AESEQ": 1, "AESPID": "1", "AETERM": "Pneumonie", "AEDECOD": "Pneumonie", "AESEV": "SEVERE", "AESER": "Y",
            "AEACN": "DRUG WITHDRAWN", "AEOUT": "RECOVERED/RESOLVED WITH SEQUELAE", "EPOCH": "FOLLOW-UP",
            "AESTDTC": "2021-04-25", "AEENDTC": "2021-05-10", "AESTDY": 35, "AEENDY": 50,
        }
    ]  # fmt: skip
    assert filled(arthritis, "AE", "12-001") == [
        {
            "AESEQ": 1, "AESPID": "1", "AETERM": "Ausschlag", "AEDECOD": "Ausschlag", "AESEV": "MILD", **same,
            "AEACN": "DOSE NOT CHANGED", "AEREL": "POSSIBLY RELATED", "AEOUT": "NOT RECOVERED/NOT RESOLVED",
            "AESTDTC": "2021-03-20", "AESTDY": 5, "AEENRTPT": "ONGOING", "AEENTPT": "2021-05-11T14:00",
        }
    ]  # fmt: skip
    assert filled(arthritis, "AE", "12-003") == []


def test_medications(arthritis):
    """A course that stands twice is one; years and months stay what they are."""
    ongoing = {"CMINDC": "Rheumatoide Arthritis", "CMENRTPT": "ONGOING"}
    weekly = {"CMDOSU": "mg", "CMDOSFRQ": "EVERY WEEK"}
    assert filled(arthritis, "CM", "11-001") == [
        {
            "CMSEQ": 1, "CMSPID": "2", "CMTRT": "Folsäure", **ongoing, "CMINDC": "Prophylaxe", "CMDOSE": 5, **weekly,
            "CMROUTE": "ORAL", "CMSTDTC": "2018", "CMENTPT": "2021-06-07",
        },
        {
            "CMSEQ": 2, "CMSPID": "1", "CMTRT": "Methotrexat", **ongoing, "CMDOSE": 15, **weekly,
            "CMROUTE": "SUBCUTANEOUS", "CMSTDTC": "2018", "CMENTPT": "2021-06-07",
        },
    ]  # fmt: skip
    assert filled(arthritis, "CM", "11-002") == [
        {
            "CMSEQ": 1, "CMSPID": "1", "CMTRT": "Methotrexat", **ongoing, "CMDOSE": 12.5, **weekly,
            "CMROUTE": "ORAL", "CMSTDTC": "2019-02", "CMENTPT": "2021-06-09",
        },
        {
            "CMSEQ": 2, "CMSPID": "2", "CMTRT": "Amoxicillin", "CMINDC": "Bronchitis", "CMDOSE": 1000, "CMDOSU": "mg",
            "CMDOSFRQ": "BID", "CMROUTE": "ORAL", "CMSTDTC": "2021-04-06", "CMENDTC": "2021-04-13", "CMSTDY": 21,
            "CMENDY": 28,
        },
    ]  # fmt: skip
    assert filled(arthritis, "CM", "12-001") == [
        {
            "CMSEQ": 1, "CMSPID": "1", "CMTRT": "Naproxen", "CMINDC": "Schmerz", "CMDOSE": 500, "CMDOSU": "mg",
            "CMDOSFRQ": "PRN", "CMROUTE": "ORAL", "CMENRTPT": "ONGOING", "CMENTPT": "2021-05-11T14:00",
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "diabetes", "hypertension", "rheumatoid"),
    [
        ("11-001", ("N", None), ("Y", "2010"), "2015-05"),
        ("11-002", ("N", None), ("N", None), "2012-12"),  # typed as 12.2012
        ("11-003", ("Y", "2008"), ("N", None), "2019-09-07"),
        ("11-004", ("N", None), ("Y", None), "2001"),  # since an unknown day
        ("12-003", ("N", None), ("Y", None), "2014-01"),  # since 31 November
    ],
)
def test_conditions_asked_for(arthritis, subject, diabetes, hypertension, rheumatoid):
    """Every condition of the form has a record, be the answer yes or no."""
    told = [
        ("DIABETES MELLITUS", *diabetes),
        ("HYPERTENSION", *hypertension),
        ("RHEUMATOID ARTHRITIS", "Y", rheumatoid),
    ]
    assert arthritis.of("MH", subject, "MHSEQ", "MHTERM", "MHPRESP", "MHOCCUR", "MHSTDTC") == [
        (number, term, "Y", occurred, since) for number, (term, occurred, since) in enumerate(told, 1)
    ]


def event(number, term, decoded, category, date, **more):
    """Return what a milestone or the end of the study has."""
    return {"DSSEQ": number, "DSTERM": term, "DSDECOD": decoded, "DSCAT": category, "DSSTDTC": date, **more}


def milestones(consent, randomized=None):
    """Return consent and randomisation."""
    term = "INFORMED CONSENT OBTAINED"
    known = {} if randomized is None else {"DSSTDY": -14}
    given = event(1, term, term, "PROTOCOL MILESTONE", consent, EPOCH="SCREENING", **known)
    if randomized is None:
        return [given]
    then = {"EPOCH": "TREATMENT", "DSSTDY": 1}
    return [given, event(2, "RANDOMIZED", "RANDOMIZED", "PROTOCOL MILESTONE", randomized, **then)]


def test_milestones_and_ends(arthritis):
    """Consent has the time that DM has; a partial date decides neither day nor epoch."""
    end = "DISPOSITION EVENT"
    after = {"EPOCH": "FOLLOW-UP", "DSSTDY": 85}
    assert filled(arthritis, "DS", "11-001") == [
        *milestones("2021-03-01T09:15", "2021-03-15"),
        event(3, "COMPLETED", "COMPLETED", end, "2021-06-07", **after),
    ]
    assert filled(arthritis, "DS", "11-002") == [
        *milestones("2021-03-03T10:40", "2021-03-17"),
        event(3, "COMPLETED", "COMPLETED", end, "2021-06-09", **after),
    ]
    assert filled(arthritis, "DS", "12-001") == [
        *milestones("2021-03-02T11:00", "2021-03-16"),
        event(3, "Einwilligung zurückgezogen", "WITHDRAWAL BY SUBJECT", end, "2021-05"),
    ]
    assert filled(arthritis, "DS", "12-003") == [
        *milestones("2021-03-15T09:50"),
        event(2, "Screening nicht bestanden", "SCREEN FAILURE", end, "2021-03-16", EPOCH="SCREENING"),
    ]


TESTS = {
    "HGB": ("Hemoglobin", "HEMATOLOGY", "g/dL", "g/L"),
    "WBC": ("Leukocytes", "HEMATOLOGY", "10^9/L", "10^9/L"),
    "CRP": ("C Reactive Protein", "CHEMISTRY", "mg/L", "mg/L"),
    "ESR": ("Erythrocyte Sedimentation Rate", "HEMATOLOGY", "mm/h", "mm/h"),
}
VISITS = {1: "SCREENING", 1.1: "UNSCHEDULED", 2: "BASELINE", 2.1: "UNSCHEDULED", 3: "WEEK 4", 5: "WEEK 12"}


def when(dataset, visit, date, day, epoch="TREATMENT"):
    """Return when a finding was made; a visit that the protocol lacks has neither number nor name."""
    told = {f"{dataset}DTC": date, "EPOCH": epoch}
    told |= {} if day is None else {f"{dataset}DY": day}
    return told if visit is None else told | {"VISITNUM": visit, "VISIT": VISITS[visit]}


def before(dataset, *time):
    """Return when a finding was made that is the last one before exposure."""
    return when(dataset, *time) | {f"{dataset}LOBXFL": "Y"}


def result(number, test, typed, standard, made, **more):
    """Return what a laboratory result has; a result that was not determined has no units, no number and no flag."""
    name, category, unit, standard_unit = TESTS[test]
    told = {"LBSEQ": number, "LBTESTCD": test, "LBTEST": name, "LBCAT": category, **made}
    if typed is None:
        told.pop("LBLOBXFL", None)
        return told | {"LBSTAT": "NOT DONE"} | more
    told |= {"LBORRES": typed, "LBORRESU": unit, "LBSTRESU": standard_unit}
    told |= {} if standard is None else {"LBSTRESC": f"{standard:g}", "LBSTRESN": standard}
    return told | more


def ranged(accession, indicator, high, low=None):
    """Return what the central laboratory adds to a result."""
    told = {"LBREFID": accession, "LBNRIND": indicator, "LBORNRHI": str(high), "LBSTNRHI": high}
    return told if low is None else told | {"LBORNRLO": str(low), "LBSTNRLO": low}


def test_laboratory(arthritis):
    """Two laboratories as they wrote it: what is no number is none, and what was not done says so."""
    at = before("LB", 1, "2021-03-01", -14, "SCREENING")
    later = when("LB", 3, "2021-04-12", 29)
    assert filled(arthritis, "LB", "11-001") == [
        result(1, "CRP", "24.6", 24.6, at, **ranged("Z0001", "HIGH", 5, 0)),
        result(2, "ESR", "34", 34, at, **ranged("Z0001", "HIGH", 20)),
        result(3, "HGB", "12,8", 128, at),
        result(4, "WBC", "6,4", 6.4, at),
        result(5, "CRP", "9.8", 9.8, later, **ranged("Z0013", "HIGH", 5, 0)),
        result(6, "HGB", "12,1", 121, later),
        result(7, "WBC", "5,9", 5.9, later),
    ]
    at = before("LB", 1, "2021-03-03", -14, "SCREENING")
    later = when("LB", 3, "2021-04-14", 29)
    between = when("LB", 1.1, "2021-04-05", 20)
    limit = ranged("Z0002", None, 5, 0) | {"LBSTRESC": "<0.6"}  # below 0.6 may be below 0: no indicator
    del limit["LBNRIND"]
    assert filled(arthritis, "LB", "11-002") == [
        result(1, "CRP", "<0.6", None, at, **limit),
        result(2, "ESR", None, None, at, LBREFID="Z0002", LBREASND="HEMOLYZED"),
        result(3, "HGB", "13.5", None, at),  # its correction expects 13.6, so it is not applied
        result(4, "WBC", "7,1", 7.1, at),
        result(5, "CRP", "88", 88, between, **ranged("Z0011", "HIGH", 5, 0)),
        result(6, "HGB", "13,2", 132, later),
        result(7, "WBC", None, None, later),
    ]
    at = before("LB", 1, "2021-03-02", -14, "SCREENING")
    assert filled(arthritis, "LB", "12-001") == [
        result(1, "CRP", "3.3", 3.3, at, **ranged("Z0101", "NORMAL", 5, 0)),
        result(2, "HGB", "14,9", 149, at),
        result(3, "WBC", "6,0,1", None, at),
    ]
    at = when("LB", 1, "2021-03-15", None, "SCREENING")
    assert filled(arthritis, "LB", "12-003") == [
        result(1, "CRP", "5.5", 5.5, at, **ranged("Z0103", "HIGH", 5, 0)),
        result(2, "HGB", "10,2", 102, at),
        result(3, "WBC", "9,9", 9.9, at),
    ]
    # milligrams in a decilitre are converted with their limits; a correction that found two records changed none
    values = ("LBTESTCD", "LBORRES", "LBORRESU", "LBSTRESN", "LBSTRESU", "LBSTNRHI", "LBNRIND", "LBLOBXFL")
    assert arthritis.of("LB", "11-003", *values)[:2] == [
        ("CRP", "1.2", "mg/dL", 12, "mg/L", 5, "HIGH", "Y"),
        ("HGB", "9,1", "mmol/L", 146.6, "g/L", None, None, "Y"),
    ]
    assert arthritis.of("LB", "12-002", *values)[:2] == [
        ("CRP", "15", "mg/L", 15, "mg/L", 5, "HIGH", None),
        ("CRP", "16", "mg/L", 16, "mg/L", 5, "HIGH", "Y"),
    ]
    assert arthritis.ran.outcome.counts[
        "zentrallabor", "left out: autoantibodies belong to IS, which is planned for the final transfer"
    ] == 1  # fmt: skip


def answer(number, question, typed, standard, made):
    """Return what an answer of the questionnaire has."""
    name = {1: "RHE01-Pain", 2: "RHE01-Disease Activity"}[question]
    told = {"QSSEQ": number, "QSTESTCD": f"RHE010{question}", "QSTEST": name, **made}
    told["QSCAT"] = "RHE-201 VISUAL ANALOGUE SCALES"
    if typed is None:
        return told | {"QSSTAT": "NOT DONE"}
    return told | {"QSORRES": typed, "QSSTRESC": f"{standard:g}", "QSSTRESN": standard}


def test_questionnaire(arthritis):
    """A question without an answer is not done or not there; a visit that the protocol lacks is none."""
    first = before("QS", 2, "2021-03-15", 1)
    last = when("QS", 5, "2021-06-07", 85, "FOLLOW-UP")
    assert filled(arthritis, "QS", "11-001") == [
        answer(1, 1, "62", 62, first),
        answer(2, 2, "70", 70, first),
        answer(3, 1, "25", 25, last),
        answer(4, 2, "31,5", 31.5, last),
    ]
    first = before("QS", 2, "2021-03-17", 1)
    last = when("QS", 5, "2021-06-09", 85, "FOLLOW-UP")
    assert filled(arthritis, "QS", "11-002") == [
        answer(1, 1, "48", 48, first),
        answer(2, 2, "55", 55, first),
        answer(3, 1, "66", 66, when("QS", 2.1, "2021-04-05", 20)),
        answer(4, 1, "50", 50, last),
        answer(5, 2, "52", 52, last),
    ]
    first = before("QS", 2, "2021-03-16", 1)
    assert filled(arthritis, "QS", "12-001") == [
        answer(1, 1, "35", 35, first),
        answer(2, 2, "38", 38, first),
        answer(3, 1, "30", 30, when("QS", None, "2021-04-27", 43)),
        answer(4, 2, "33", 33, when("QS", None, "2021-04-27", 43)),
    ]
    assert filled(arthritis, "QS", "11-004")[:2] == [
        answer(1, 1, None, None, when("QS", 2, "2021-03-23", 1)),
        answer(2, 2, "80", 80, before("QS", 2, "2021-03-23", 1)),
    ]


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """Give the reports of the published study."""
    folder = copied("arthritis", tmp_path_factory.mktemp("arthritis") / "study")
    assert run_sdtm(folder, None, final=False) == 0
    return folder / "outputs" / "reports"


def test_these_questions_come_and_no_others(reports):
    """Each fact that the raw rows hold is asked for once, and what data management has to look at, it gets."""
    with (reports / "queries.csv").open(encoding="utf-8-sig", newline="") as file:
        asked = [*csv.DictReader(file)]
    assert sorted((row["code"], row["form"], row["raw_row"], row["field"]) for row in asked) == ASKED
    unapplied = sorted(row["reason"] for row in asked if row["code"] == "RUN104")
    cell, key = unapplied
    assert cell.endswith("labor.Hb is not applied: the cell holds '13.5', not the old value of the register")
    assert "zentrallabor.Result is not applied: its key finds 0 records" in key
    assert key.endswith("'12.03.2021' in Collected; the export writes it like '2021-03-01T00:00:00'")


def test_the_ledger_ties_out(reports):
    """Every raw row and filled cell has one fate, and none is unaccounted for."""
    subjects = pd.read_csv(reports / "ledger_subjects.csv", dtype=str)
    total = subjects.iloc[-1]
    assert total["subject"] == "all subjects"
    # 7 + 6 + 17 + 8 + 8 + 7 + 11 + 9 + 6 + 3 rows of the EDC and 13 of the laboratory
    assert total["rows"] == "95"
    lines = pd.read_csv(reports / "ledger.csv", dtype=str)
    assert "unaccounted" not in {*lines["fate"]}
