"""Defects of responses (RS) against measurements and new lesions."""

from __future__ import annotations

from tests.mutants.calendar import redate, shifted
from tests.mutants.defect import family
from tests.mutants.lesions import RECIST, rows_of
from tests.mutants.package import Package

RESPONSES = family("responses")
defect = RESPONSES.defect
VALUES = "RS.RSORRES RS.RSSTRESC"


def _answer(package: Package, subject: str, visit: float, test: str, value: str) -> None:
    """Give a response of a subject's visit another value."""
    row = rows_of(package.frame("RS"), subject, RSTESTCD=test, VISITNUM=visit)[0]
    package.set("RS", row, RSORRES=value, RSSTRESC=value)


@defect("Data review: link keys resolve both ways", touches="RS.RSLNKGRP", finds="RS.RSLNKGRP TR.TRLNKGRP", records=3)
def response_of_no_measurements(package: Package) -> None:
    """The responses of a visit are linked to a group that TR does not have."""
    rows = rows_of(package.frame("RS"), "EVINEC-01-001", RSLNKGRP="TUMOUR ASSESSMENT 1")
    package.set("RS", rows, RSLNKGRP="TUMOUR ASSESSMENT 6")


@defect(f"{RECIST}, target response", touches=VALUES, records=2)
def response_not_of_the_sums(package: Package) -> None:
    """Target and overall response are PR where the sum asks for SD."""
    for test in ("TRGRESP", "OVRLRESP"):
        _answer(package, "EVINEC-08-001", 35.0, test, "PR")


@defect(f"{RECIST}, overall response", touches=VALUES)
def overall_response_not_of_its_parts(package: Package) -> None:
    """The overall response is CR where the target response is PR."""
    _answer(package, "EVINEC-04-001", 35.0, "OVRLRESP", "CR")


@defect(
    "sdtmchecks: tu_rs_new_lesions", touches=VALUES, finds=f"{VALUES} RS.RSTESTCD TU.TUSTRESC TU.TUORRES TU.TULNKID"
)
def new_lesion_not_indicated(package: Package) -> None:
    """TU has a new lesion at a visit at which the indicator says N."""
    _answer(package, "EVINEC-06-003", 155.0, "NEWLIND", "N")


@defect(
    f"{RECIST}, a new lesion is progression",
    touches=VALUES,
    finds=f"{VALUES} RS.RSTESTCD TU.TUSTRESC TU.TUORRES TU.TULNKID",
)
def new_lesion_without_progression(package: Package) -> None:
    """The overall response is SD at the visit of a new lesion."""
    _answer(package, "EVINEC-05-003", 55.0, "OVRLRESP", "SD")


@defect(
    "Data review: assessments after PD",
    touches="+RS",
    finds="RS RS.RSDTC RS.RSSTRESC RS.RSORRES RS.RSTESTCD RS.VISITNUM",
    records=1,
)
def assessment_after_progression(package: Package) -> None:
    """An overall response of SD follows 56 days after PD."""
    row = rows_of(package.frame("RS"), "EVINEC-05-002", RSTESTCD="OVRLRESP", VISITNUM=35.0)[0]
    fresh = package.repeat(
        "RS", row, RSSEQ=package.last_sequence("RS", row), RSORRES="SD", RSSTRESC="SD", VISITNUM=55.0,
        VISIT="TUMOUR ASSESSMENT 2", RSLNKGRP="TUMOUR ASSESSMENT 2", EPOCH="FOLLOW-UP",
    )  # fmt: skip
    redate(package, "RS", fresh, "RSDTC", shifted(package.value("RS", row, "RSDTC"), 56))


@defect("sdtmchecks: rs_rsdtc_across_visit", touches="RS.RSDTC RS.RSDY", finds="RS.RSDTC")
def response_dates_apart(package: Package) -> None:
    """The overall response of a visit is dated 40 days before the other responses."""
    row = rows_of(package.frame("RS"), "EVINEC-01-004", RSTESTCD="OVRLRESP", VISITNUM=75.0)[0]
    redate(package, "RS", row, "RSDTC", shifted(package.value("RS", row, "RSDTC"), -40))


@defect(f"{RECIST}, non-target response", touches=VALUES)
def complete_response_with_lesions_left(package: Package) -> None:
    """The non-target response is CR while non-target lesions are present; the overall response does not change."""
    _answer(package, "EVINEC-02-006", 35.0, "NTRGRESP", "CR")


@defect("sdtmchecks: rs_rscat_rsscat", touches="RS.RSCAT", finds="RS.RSCAT RS.RSTESTCD RS.RSTEST")
def category_of_another_criterion(package: Package) -> None:
    """An overall response stands under ECOG."""
    package.set(
        "RS", rows_of(package.frame("RS"), "EVINEC-07-001", RSTESTCD="OVRLRESP", VISITNUM=35.0)[0], RSCAT="ECOG"
    )


@defect(
    "Data review: an assessment has a response of its target lesions", touches="-RS", finds="RS RS.RSTESTCD TR.VISIT"
)
def target_response_missing(package: Package) -> None:
    """An assessment with measured target lesions and an overall response has no target response."""
    package.drop("RS", package.first("RS", lambda rs: rs["RSTESTCD"] == "TRGRESP", 4))
