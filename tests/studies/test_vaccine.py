"""The vaccine study: Spanish forms, five sources, two arms, a domain of the sponsor's own, as worked out by hand."""

from __future__ import annotations

import pytest


@pytest.fixture
def vaccine(example):
    """Give the study after its run."""
    return example("vaccine")


def test_subjects_come_from_three_sources(vaccine):
    """Arm from the randomisation, dates from EX, each site's own codes of sex, and an age only where it is sure."""
    variables = (
        "SITEID",
        "RFICDTC",
        "RFXSTDTC",
        "RFXENDTC",
        "BRTHDTC",
        "AGE",
        "AGEU",
        "SEX",
        "ARMCD",
        "ACTARMCD",
        "ARMNRS",
    )
    assert vaccine.of("DM", "01-001", *variables) == [
        ("01", "2021-03-01", "2021-03-08T10:15", "2021-04-05T09:40", "1990-03-12", 30, "YEARS", "F", "VACCINE",
         "VACCINE", None)
    ]  # fmt: skip
    # born on 30 February: no date of birth, so no age; the second dose was not given
    assert vaccine.of("DM", "01-002", *variables) == [
        ("01", "2021-03-02", "2021-03-09T11:00", "2021-03-09T11:00", None, None, None, "M", "PLACEBO", "PLACEBO", None)
    ]
    assert vaccine.of("DM", "02-001", *variables) == [
        ("02", "2021-03-03", None, None, "1979", None, None, "M", None, None, "SCREEN FAILURE")
    ]
    assert vaccine.of("DM", "02-002", *variables) == [
        ("02", "2021-03-03", None, None, "1999-01-01", 22, "YEARS", "F", "VACCINE", None, "ASSIGNED, NOT TREATED")
    ]
    # site 03 has codes; the time of the first dose is not known there
    assert vaccine.of("DM", "03-001", *variables) == [
        (
            "03",
            "2021-03-04",
            "2021-03-10",
            "2021-04-07T12:30",
            "1968-08-15",
            52,
            "YEARS",
            "F",
            "PLACEBO",
            "PLACEBO",
            None,
        )
    ]


def test_who_is_deleted_or_has_no_sex_is_no_subject(vaccine):
    """The deleted subject and the one whose sex cannot be read are not in DM; five of seven are."""
    assert vaccine.ran.rows("DM", "SUBJID") == ["01-001", "01-002", "02-001", "02-002", "03-001"]
    assert vaccine.ran.outcome.counts["sujetos", "left out: deleted in the EDC"] == 1


def test_doses_are_those_that_were_given(vaccine):
    """The missed second dose and the repeated row make no exposure; the arm names the product."""
    variables = ("EXSPID", "EXTRT", "EXDOSE", "EXDOSU", "EXLOT", "EXLAT", "EXSTDTC", "EXSTDY")
    assert vaccine.of("EX", "01-001", *variables) == [
        ("1", "VACCINE VX", 0.5, "mL", "VX2101", "LEFT", "2021-03-08T10:15", 1),
        ("2", "VACCINE VX", 0.5, "mL", "VX2102", "LEFT", "2021-04-05T09:40", 29),
    ]
    assert vaccine.of("EX", "01-002", *variables) == [
        ("1", "PLACEBO", 0.5, "mL", "VX2101", "RIGHT", "2021-03-09T11:00", 1)
    ]


def test_wide_vital_signs_become_records_with_units(vaccine):
    """One form with four columns gives four records, a missing result none, and a form that was not done says so."""
    variables = ("VSTESTCD", "VSTEST", "VSORRES", "VSORRESU", "VSSTRESC", "VSSTRESN", "VSSTRESU", "VISITNUM", "VISIT",
                 "VSDTC", "VSDY", "EPOCH", "VSLOBXFL")  # fmt: skip
    first, last = vaccine.of("VS", "01-001", *variables)[4:8], vaccine.of("VS", "01-001", *variables)[8:]
    same = (2, "VACCINATION 1", "2021-03-08", 1, "TREATMENT", "Y")
    assert first == [
        ("DIABP", "Diastolic Blood Pressure", "78", "mmHg", "78", 78, "mmHg", *same),
        ("PULSE", "Pulse Rate", "66", "beats/min", "66", 66, "beats/min", *same),
        ("SYSBP", "Systolic Blood Pressure", "121", "mmHg", "121", 121, "mmHg", *same),
        ("TEMP", "Temperature", "36,7", "C", "36.7", 36.7, "C", *same),
    ]
    # the systolic pressure is NSP, which the source declares as missing; 36,65 is rounded away from zero
    assert [(row[0], row[2], row[5]) for row in last] == [
        ("DIABP", "80", 80), ("PULSE", "70", 70), ("TEMP", "36,65", 36.7)]  # fmt: skip
    done = ("VSTESTCD", "VSORRES", "VSSTAT", "VSREASND", "VISIT", "VSDTC")
    assert vaccine.of("VS", "01-002", *done)[0] == (
        "VSALL", None, "NOT DONE", "tensiómetro averiado", "SCREENING", "2021-03-02")  # fmt: skip


def test_visits_outside_the_plan_and_blank_ones(vaccine):
    """An unscheduled visit is numbered after the planned one before it; a form without a visit has no number."""
    assert {row for row in vaccine.of("VS", "01-002", "VISITNUM", "VISIT", "EPOCH") if row[0] == 2.1} == {
        (2.1, "UNSCHEDULED", "FOLLOW-UP")
    }
    assert set(vaccine.of("VS", "03-001", "VSDTC", "VISITNUM", "VISIT")) == {
        ("2021-03-10", None, None), ("2021-04-07", 3, "VACCINATION 2")}  # fmt: skip


def test_events_keep_what_is_known(vaccine):
    """Partial dates stay partial, an ongoing event has no end, and an event that cannot be coded is withheld."""
    variables = ("AESEQ", "AESPID", "AETERM", "AEDECOD", "AESEV", "AESER", "AEREL", "AESTDTC", "AEENDTC", "AESTDY",
                 "AEENRTPT", "AEENTPT", "EPOCH")  # fmt: skip
    assert vaccine.of("AE", "01-002", *variables) == [
        (1, "2", "Cefalea", "Headache", "MODERATE", "N", "NOT RELATED", "2021-03", None, None, "ONGOING",
         "2021-03-09T11:00", None),
        (2, "1", "Anafilaxia", "Anaphylactic reaction", "SEVERE", "Y", "RELATED", "2021-03-09", "2021-03-10", 1, None,
         None, "TREATMENT"),
    ]  # fmt: skip
    assert vaccine.of("AE", "03-001", "AESPID") == [("1",)]  # 2 is not coded, 3 was deleted
    assert vaccine.ran.rows("SUPPAE", "USUBJID", "IDVARVAL", "QNAM", "QLABEL", "QVAL") == [
        ("VAX-12-01-001", "1", "AEMEDATT", "Medically Attended", "N"),
        ("VAX-12-01-002", "1", "AEMEDATT", "Medically Attended", "N"),
        ("VAX-12-01-002", "2", "AEMEDATT", "Medically Attended", "Y"),
        ("VAX-12-03-001", "1", "AEMEDATT", "Medically Attended", "N"),
    ]


def test_the_central_laboratory_has_its_own_conventions(vaccine):
    """SAS dates, lost zeros, units of its own; what it cancelled and what has no number is not made up."""
    variables = ("LBREFID", "LBTESTCD", "LBORRES", "LBORRESU", "LBSTRESC", "LBSTRESN", "LBSTRESU", "LBNRIND",
                 "LBLOBXFL", "VISIT", "LBDTC", "LBDY")  # fmt: skip
    at = ("SCREENING", "2021-03-01T08:30", -7)
    later = ("VACCINATION 2", "2021-04-05T08:50", 29)
    assert vaccine.of("LB", "01-001", *variables) == [
        ("M100", "ALT", "21", "U/L", "21", 21, "U/L", "NORMAL", "Y", *at),
        ("M100", "HGB", "12.9", "g/dL", "129", 129, "g/L", "NORMAL", "Y", *at),
        ("M140", "ALT", "55", "U/L", "55", 55, "U/L", "HIGH", None, *later),
        ("M140", "CREAT", "HEMOLYZED", "umol/L", "HEMOLYZED", None, "umol/L", None, None, *later),
    ]
    assert vaccine.of("LB", "01-002", *variables) == [
        ("M101", "ALT", "<5", "U/L", "<5", None, "U/L", "NORMAL", "Y", "SCREENING", "2021-03-02", -7),
        ("M120", "ALT", "44", None, None, None, None, None, None, "UNSCHEDULED", "2021-03-12T11:05", 4),
    ]


def test_milestones_come_from_three_forms(vaccine):
    """Consent, randomisation and the end of the study stand in one dataset, in the order of time."""
    assert vaccine.of("DS", "01-002", "DSSEQ", "DSTERM", "DSDECOD", "DSCAT", "DSSTDTC", "DSSTDY", "EPOCH") == [
        (1, "INFORMED CONSENT OBTAINED", "INFORMED CONSENT OBTAINED", "PROTOCOL MILESTONE", "2021-03-02", -7,
         "SCREENING"),
        (2, "RANDOMIZED", "RANDOMIZED", "PROTOCOL MILESTONE", "2021-03-09T10:30:00", 1, "SCREENING"),
        (3, "acontecimiento", "ADVERSE EVENT", "DISPOSITION EVENT", "2021-03-20", 12, "FOLLOW-UP"),
    ]  # fmt: skip


def test_the_sponsors_own_domain_is_made(vaccine):
    """A score without a unit has a number, a blank cell of the diary makes no record."""
    variables = (
        "XDSEQ",
        "XDTESTCD",
        "XDORRES",
        "XDORRESU",
        "XDSTRESC",
        "XDSTRESN",
        "XDSTRESU",
        "XDDTC",
        "XDTPT",
        "XDTPTREF",
    )
    assert vaccine.of("XD", "01-001", *variables) == [
        (1, "PAIN", "1", None, "1", 1, None, "2021-03-08", "DAY 1", "DOSE 1"),
        (2, "REDNESS", "0", "mm", "0", 0, "mm", "2021-03-08", "DAY 1", "DOSE 1"),
        (3, "SWELLING", "0", "mm", "0", 0, "mm", "2021-03-08", "DAY 1", "DOSE 1"),
        (4, "PAIN", "2", None, "2", 2, None, "2021-03-09", "DAY 2", "DOSE 1"),
        (5, "REDNESS", "12.5", "mm", "12.5", 12.5, "mm", "2021-03-09", "DAY 2", "DOSE 1"),
    ]


def test_these_questions_come_and_no_others(vaccine):
    """Each planted fault is found; 03-003 has no sex that site 03 may write, so his other records ask for him."""
    assert vaccine.queries == [
        ("ROW101", "edc/vacunas.csv", 9, "dosis", None),  # the same row twice
        ("ROW104", "edc/acontecimientos.csv", 6, "termino", "Mareo"),  # not coded
        ("ROW105", "central_lab/results.xpt", 10, "SUBJNO", "2"),  # the deleted subject has a sample
        ("ROW105", "diary/diary.csv", 5, "Participant", "09-001"),  # nobody
        ("ROW105", "edc/sujetos.csv", 8, "sujeto", "003"),
        ("ROW105", "edc/vacunas.csv", 8, "sujeto", "003"),
        ("ROW105", "randomisation/allocation.xlsx#Allocation", 6, "Subject", "3"),
        ("ROW106", "edc/acontecimientos.csv", 6, "termino", "Mareo"),
        ("ROW106", "edc/sujetos.csv", 8, "sexo", "M"),
        ("ROW108", "edc/acontecimientos.csv", 5, "f_fin", "11/03/2021"),  # ends before it starts
        ("ROW108", "edc/constantes.csv", 10, "visita", None),  # no visit
        ("ROW108", "edc/vacunas.csv", 7, "lote", None),  # no lot
        ("VAL102", "central_lab/results.xpt", 8, "UNIT", "U/l"),  # this study's laboratory writes UI/l
        ("VAL102", "edc/acontecimientos.csv", 6, "causa", "quizá"),
        ("VAL102", "edc/sujetos.csv", 8, "sexo", "M"),
        ("VAL102", "edc/vacunas.csv", 8, "brazo", "izquierda"),
        ("VAL112", "edc/sujetos.csv", 3, "f_nac", "30/02/1985"),
        ("VAL121", "edc/constantes.csv", 11, "temp", "36.9"),  # a point for a comma
        ("VAL132", "central_lab/results.xpt", 8, "UNIT", "U/l"),
    ]
