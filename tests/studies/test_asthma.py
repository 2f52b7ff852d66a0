"""The asthma study: a German workbook, SAS files of a clinic, two layers below the study, as worked out by hand."""

from __future__ import annotations

import pytest


@pytest.fixture
def asthma(example):
    """Give the study after its run."""
    return example("asthma")


def test_subjects_come_from_a_workbook_and_a_sas_dataset(asthma):
    """Numbers with and without leading zeros meet; dates are typed, or texts with German months."""
    variables = (
        "SITEID",
        "RFICDTC",
        "RFXSTDTC",
        "RFXENDTC",
        "BRTHDTC",
        "AGE",
        "SEX",
        "ARMCD",
        "ACTARM",
        "ARMNRS",
        "COUNTRY",
    )
    assert asthma.of("DM", "00001", *variables) == [
        ("10", "2016-07-15", "2016-09-02", "2016-10-30", "1975-05-12", 41, "M", "ACTIVE", "Drug Y 200 ug twice daily",
         None, "DEU")
    ]  # fmt: skip
    assert asthma.of("DM", "00002", *variables) == [
        ("20", "2016-07-16", "2016-09-03", "2016-09-15", "2002-08-01", 13, "F", "PLACEBO", "Placebo twice daily",
         None, "AUT")
    ]  # fmt: skip
    assert asthma.of("DM", "00003", *variables) == [
        ("10", None, None, None, "1980-03", None, "M", "ACTIVE", None, "ASSIGNED, NOT TREATED", "DEU")
    ]


def test_the_screening_failure_without_a_sex_and_the_deleted_one_are_no_subjects(asthma):
    """Three of five are in DM."""
    assert asthma.ran.rows("DM", "SUBJID") == ["00001", "00002", "00003"]


def test_dosing_periods(asthma):
    """A number is a number with a comma, as text and as typed cell."""
    variables = ("EXSPID", "EXTRT", "EXDOSE", "EXSTDTC", "EXENDTC", "EXSTDY", "EXENDY")
    assert asthma.of("EX", "00001", *variables) == [
        ("A", "DRUG Y", 200, "2016-09-02", "2016-10-01", 1, 30),
        ("B", "DRUG Y", 400, "2016-10-02", "2016-10-30", 31, 59),
    ]
    assert asthma.of("EX", "00002", *variables) == [("A", "PLACEBO", 200, "2016-09-03", "2016-09-15", 1, 13)]


def test_severity_is_coded_in_the_way_of_each_site(asthma):
    """Site 10 writes words and site 20 numbers; a word at site 20 is asked for."""
    assert asthma.ran.rows("AE", "USUBJID", "AETERM", "AESEV", "AESTDTC", "AEENDTC", "AEENRTPT", "AEENTPT") == [
        ("AST-3-00001", "Kopfschmerz", "MILD", "2016-10-14", "2016-10-15", None, None),
        ("AST-3-00002", "Heiserkeit", "MODERATE", "2016-09-10", None, "ONGOING", "2016-09-15"),
        ("AST-3-00002", "Asthmaanfall", None, "2016-09-12", "2016-09-10", None, None),
    ]


def test_history_is_known_as_far_as_it_was_told(asthma):
    """A year that was typed as a number, a month in words, and nothing at all."""
    assert asthma.ran.rows("MH", "USUBJID", "MHSEQ", "MHTERM", "MHSTDTC", "MHENRF") == [
        ("AST-3-00001", 1, "Asthma", "1990", "DURING/AFTER"),
        ("AST-3-00002", 1, "Heuschnupfen", "2010-05", "DURING/AFTER"),
        ("AST-3-00002", 2, "Sinusitis", "2016-08-11", "BEFORE"),
        ("AST-3-00003", 1, "Asthma", None, None),
    ]


def test_weights_come_from_sas(asthma):
    """SAS dates and times are read by their formats; on the day of the first dose a weight is a baseline."""
    assert asthma.ran.rows("VS", "USUBJID", "VSORRES", "VSSTRESN", "VSSTRESU", "VSDTC", "VSDY", "VSLOBXFL") == [
        ("AST-3-00001", "70.5", 70.5, "kg", "2016-09-02T09:30", 1, "Y"),
        ("AST-3-00002", "82", 82, "kg", "2016-09-03T09:30:15", 1, "Y"),
        ("AST-3-00003", "0.1", 0.1, "kg", "1959-12-31T00:00", None, None),
    ]


def test_the_inherited_laboratory_is_this_studys(asthma):
    """The house maps it, the therapeutic area exchanges a test, the study names laboratory and subjects anew."""
    variables = (
        "LBSEQ",
        "LBTESTCD",
        "LBORRES",
        "LBORRESU",
        "LBSTRESN",
        "LBSTRESU",
        "LBNRIND",
        "LBFAST",
        "LBNAM",
        "VISIT",
        "LBDTC",
    )
    vienna = "CENTRAL LABORATORY VIENNA"
    assert asthma.of("LB", "00001", *variables) == [
        (1, "EOS", "0.41", "10^9/L", 0.41, "10^9/L", "NORMAL", None, vienna, "BASELINE", "2016-09-02T08:00"),
        (2, "EOS", "0.62", "10^9/L", 0.62, "10^9/L", "HIGH", "N", vienna, "WEEK 4", "2016-09-30T08:05"),
    ]
    assert asthma.of("LB", "00002", *variables) == [
        (1, "HGB", "14.2", "g/dL", 142, "g/L", "NORMAL", None, vienna, "BASELINE", "2016-07-10T09:00"),
        (2, "HGB", None, "g/dL", None, "g/L", None, None, vienna, "WEEK 4", "2016-10-01"),
    ]
    assert "LBREFID" not in asthma.ran.outcome.datasets["LB"].frame


def test_spirometry_is_the_therapeutic_areas(asthma):
    """Sessions of poor quality are left out, and a session outside the plan is numbered."""
    assert asthma.ran.rows(
        "RE", "USUBJID", "RESEQ", "RETESTCD", "REORRES", "RESTRESN", "REORRESU", "RELOBXFL", "VISITNUM", "REDTC", "REDY"
    ) == [
        ("AST-3-00001", 1, "FEV1", "2.87", 2.87, "L", "Y", 1, "2016-09-02T08:15", 1),
        ("AST-3-00001", 2, "FVC", "3.9", 3.9, "L", "Y", 1, "2016-09-02T08:15", 1),
        ("AST-3-00001", 3, "FEV1", "3.05", 3.05, "L", None, 2, "2016-09-30T08:20", 29),
        ("AST-3-00001", 4, "FVC", "4.0", 4, "L", None, 2, "2016-09-30T08:20", 29),
        ("AST-3-00002", 1, "FEV1", "3.11", 3.11, "L", "Y", 1, "2016-09-03T10:00", 1),
        ("AST-3-00002", 2, "FEV1", "31.2", 31.2, "L", None, 1.1, "2016-09-14", 12),
        ("AST-3-00002", 3, "FVC", "4.4", 4.4, "L", None, 1.1, "2016-09-14", 12),
    ]
    assert asthma.ran.outcome.counts["spirometry", "left out: rejected by the quality control"] == 1


def test_these_questions_come_and_no_others(asthma):
    """Those that the study took out of its layers do not: nobody is asked for an adult's age, or for a blank result."""
    assert asthma.queries == [
        ("ROW101", "edc/export.xlsx#Dosierung", 5, "Phase", None),  # the same period twice
        ("ROW105", "central_lab/results.xpt", 6, "SUBJNO", "4"),  # 00004 has no sex, so no record in DM
        ("ROW105", "clinic/visits.sas7bdat", 5, "SUBJECT", "00004"),
        ("ROW105", "spirometry/spirometry.csv", 7, "ID", "00004"),
        ("ROW106", "clinic/visits.sas7bdat", 5, "SEX_label", None),
        ("ROW108", "central_lab/results.xpt", 4, "COLLDT", "2016-07-10"),  # before consent
        ("ROW108", "clinic/visits.sas7bdat", 4, "CONSDT", None),  # no consent
        ("ROW108", "clinic/visits.sas7bdat", 4, "VISDT", "1959-12-31"),  # before birth
        ("ROW108", "clinic/visits.sas7bdat", 4, "WEIGHT", "0.1"),
        ("ROW108", "edc/export.xlsx#Ereignisse", 4, "Ende", "10.09.2016"),  # ends before it starts
        ("ROW108", "edc/export.xlsx#Vorgeschichte", 4, "Seit", "11. August 2016"),  # after consent
        ("ROW108", "spirometry/spirometry.csv", 4, "QC", "B"),
        ("ROW108", "spirometry/spirometry.csv", 5, "FEV1", "31.2"),
        ("VAL102", "edc/export.xlsx#Ereignisse", 4, "Schwere", "schwer"),  # a word at site 20
        ("VAL102", "edc/export.xlsx#Vorgeschichte", 5, "Besteht", "vielleicht"),
        ("VAL112", "spirometry/spirometry.csv", 7, "DATE", "13/05/2016"),  # the day first
    ]
