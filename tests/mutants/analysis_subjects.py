"""Defects of ADSL, and of what other analysis datasets take from it."""

from __future__ import annotations

from tests.mutants.defect import family
from tests.mutants.lesions import rows_of
from tests.mutants.package import Package

ANALYSIS_SUBJECTS = family("analysis: subjects")
defect = ANALYSIS_SUBJECTS.defect


@defect("ADaMIG 1.3: ADSL has every subject of DM", touches="-ADSL", finds="ADSL ADSL.USUBJID DM.USUBJID")
def adsl_lacks_a_subject(package: Package) -> None:
    """A screening failure of DM is not in ADSL."""
    package.drop("ADSL", rows_of(package.frame("ADSL"), "EVINEC-03-003"))


@defect("ADaMIG 1.3: the subjects of ADSL are in DM", touches="+ADSL", finds="ADSL ADSL.USUBJID ADSL.SUBJID")
def adsl_has_an_extra_subject(package: Package) -> None:
    """ADSL has a subject that DM does not know."""
    row = rows_of(package.frame("ADSL"), "EVINEC-10-001")[0]
    package.repeat("ADSL", row, USUBJID="EVINEC-10-002", SUBJID="10-002")


@defect("ADaMIG 1.3: one record per subject in ADSL", touches="+ADSL", finds="ADSL ADSL.USUBJID")
def subject_twice_in_adsl(package: Package) -> None:
    """A subject has two records in ADSL."""
    package.repeat("ADSL", rows_of(package.frame("ADSL"), "EVINEC-07-003")[0])


@defect("ADaMIG 1.3: a variable copied from SDTM keeps its values", touches="ADSL.AGE")
def value_differs_from_dm(package: Package) -> None:
    """A subject's AGE is a year more than in DM, within the same age group."""
    row = rows_of(package.frame("ADSL"), "EVINEC-01-001")[0]
    package.set("ADSL", row, AGE=package.value("ADSL", row, "AGE") + 1)


@defect("Data review: ADSL values equal their source", touches="ADSL.RFICDT")
def date_differs_from_dm(package: Package) -> None:
    """The date of consent is three days later than in DM."""
    row = rows_of(package.frame("ADSL"), "EVINEC-02-001")[0]
    package.set("ADSL", row, RFICDT=package.value("ADSL", row, "RFICDT") + 3)


@defect("ADaMIG 1.3: a text and its number are one to one", touches="ADSL.AGEGR1N", finds="ADSL.AGEGR1N ADSL.AGEGR1")
def number_of_another_group(package: Package) -> None:
    """A subject of the group >=65 has the number of the group <65."""
    package.set("ADSL", rows_of(package.frame("ADSL"), "EVINEC-01-001")[0], AGEGR1N=1.0)


@defect("Protocol: SAFFL is at least one dose", touches="ADSL.SAFFL")
def treated_but_not_in_the_safety_population(package: Package) -> None:
    """A subject who was dosed is not in the safety population."""
    package.set("ADSL", rows_of(package.frame("ADSL"), "EVINEC-05-003")[0], SAFFL="N")


@defect("Protocol: per protocol is part of full analysis", touches="ADSL.FASFL", finds="ADSL.FASFL ADSL.PPROTFL")
def per_protocol_outside_full_analysis(package: Package) -> None:
    """A subject of the per-protocol population is not in the full analysis set."""
    row = package.first("ADSL", lambda adsl: adsl["PPROTFL"] == "Y", 12)
    package.set("ADSL", row, FASFL="N")


@defect("ADaMIG 1.3: a population flag of ADSL is Y or N", touches="ADSL.PPROTFL")
def population_flag_blank(package: Package) -> None:
    """A population flag is blank."""
    package.set("ADSL", package.first("ADSL", lambda adsl: adsl["PPROTFL"] == "N", 2), PPROTFL="")


@defect("Define-XML: a predecessor variable equals its predecessor", touches="ADAE.AGE")
def predecessor_differs(package: Package) -> None:
    """AGE of an event is not that of ADSL."""
    row = package.first("ADAE", lambda adae: adae["USUBJID"] == "EVINEC-02-003", 1)
    package.set("ADAE", row, AGE=package.value("ADAE", row, "AGE") - 1)


@defect("ADaMIG 1.3: every subject is in ADSL", touches="ADLB.USUBJID")
def subject_not_in_adsl(package: Package) -> None:
    """A laboratory record belongs to a subject that ADSL does not know."""
    package.set("ADLB", int(package.frame("ADLB").index[-1]), USUBJID="EVINEC-10-777")


@defect("Protocol: TRTSDT is the date of first dose", touches="ADSL.TRTSDT ADSL.TRTDURD", finds="ADSL.TRTSDT")
def first_dose_differs(package: Package) -> None:
    """TRTSDT is a day before the first EXSTDTC, and TRTDURD goes with it."""
    row = rows_of(package.frame("ADSL"), "EVINEC-06-001")[0]
    start, days = package.value("ADSL", row, "TRTSDT"), package.value("ADSL", row, "TRTDURD")
    package.set("ADSL", row, TRTSDT=start - 1, TRTDURD=days + 1)


@defect("Data review: ADSL values equal their source", touches="ADSL.DTHFL", finds="ADSL.DTHFL ADSL.DTHDT")
def death_flag_differs_from_dm(package: Package) -> None:
    """A subject who died has a date of death in ADSL, but no DTHFL."""
    package.set("ADSL", rows_of(package.frame("ADSL"), "EVINEC-07-001")[0], DTHFL="")
