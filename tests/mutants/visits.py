"""Defects of elements, visits and epochs."""

from __future__ import annotations

from tests.mutants.calendar import redate, shifted
from tests.mutants.defect import family
from tests.mutants.lesions import rows_of
from tests.mutants.package import Package

VISITS = family("visits")
defect = VISITS.defect


@defect("SDTMIG 3.4, SE: elements follow without a gap", touches="SE.SESTDTC SE.SESTDY", finds="SE.SESTDTC SE.SEENDTC")
def gap_between_elements(package: Package) -> None:
    """Follow-up starts twelve days after treatment ended."""
    row = rows_of(package.frame("SE"), "EVINEC-02-004", ETCD="FUP")[0]
    redate(package, "SE", row, "SESTDTC", shifted(package.value("SE", row, "SESTDTC"), 12))


@defect("SDTMIG 3.4: EPOCH is that of the element at the time", touches="VS.EPOCH")
def epoch_of_another_time(package: Package) -> None:
    """A vital sign of the third cycle lies in the epoch of follow-up."""
    package.set("VS", package.first("VS", lambda vs: vs["VISITNUM"] == 30, 14), EPOCH="FOLLOW-UP")


@defect("SDTMIG 3.4: EPOCH is there where the date decides it", touches="LB.EPOCH")
def epoch_missing(package: Package) -> None:
    """A laboratory result of the second cycle has no EPOCH."""
    package.set("LB", package.first("LB", lambda lb: lb["VISITNUM"] == 20, 70), EPOCH="")


@defect(
    "Data review: visits in date order",
    touches="SV.SVSTDTC SV.SVSTDY SV.SVENDTC SV.SVENDY",
    finds="SV.SVSTDTC SV.SVENDTC SV.VISITNUM SV.VISIT",
)
def visits_out_of_order(package: Package) -> None:
    """Cycle 4 is dated two days before cycle 3."""
    sv, subject = package.frame("SV"), "EVINEC-06-003"
    third, fourth = (rows_of(sv, subject, VISITNUM=number)[0] for number in (30.0, 40.0))
    before = shifted(sv.loc[third, "SVSTDTC"], -2)
    redate(package, "SV", fourth, "SVSTDTC", before)
    redate(package, "SV", fourth, "SVENDTC", before)


@defect(
    "SDTMIG 3.4, SV: every visit of a subject",
    touches="-SV",
    finds="SV SV.VISITNUM SV.VISIT LB.VISITNUM VS.VISITNUM RS.VISITNUM LB.VISIT VS.VISIT RS.VISIT SV.USUBJID",
)
def visit_not_in_sv(package: Package) -> None:
    """A visit with vital signs and samples is not in SV."""
    package.drop("SV", rows_of(package.frame("SV"), "EVINEC-01-004", VISITNUM=40.0))
