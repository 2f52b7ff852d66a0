"""Defects of keys: subjects, sequence numbers, visits, records that stand twice."""

from __future__ import annotations

from tests.mutants.defect import family
from tests.mutants.package import Package

KEYS = family("keys")
defect = KEYS.defect


@defect("SDTMIG 3.4: --SEQ is unique within a subject", touches="LB.LBSEQ", named=True)
def sequence_number_twice(package: Package) -> None:
    """A record has the LBSEQ of the record before it."""
    row = package.first("LB", lambda lb: lb["LBTESTCD"] == "CREAT", 12)
    package.set("LB", row, LBSEQ=package.value("LB", row, "LBSEQ") - 1)


@defect("SDTMIG 3.4: every subject is in DM", touches="LB.USUBJID", named=True)
def subject_not_in_dm(package: Package) -> None:
    """A record of LB belongs to a subject that DM does not know."""
    package.set("LB", int(package.frame("LB").index[-1]), USUBJID="EVINEC-10-999")


@defect("SDTMIG 3.4, DM: one record per subject", touches="+DM", finds="DM.USUBJID DM")
def subject_twice_in_dm(package: Package) -> None:
    """A subject has two records in DM."""
    package.repeat("DM", 7)


@defect(
    "SDTMIG 3.4: one record per vital sign measurement per visit per subject",
    touches="+VS",
    finds="VS VS.USUBJID VS.VSSEQ VS.VSTESTCD VS.VISITNUM VS.VSDTC",
)
def vital_sign_twice(package: Package) -> None:
    """A blood pressure stands twice, with two sequence numbers."""
    row = package.first("VS", lambda vs: vs["VSTESTCD"] == "SYSBP", 8)
    package.repeat("VS", row, VSSEQ=package.last_sequence("VS", row))


@defect(
    "SDTMIG 3.4, LB: VISITNUM is Expected", touches="LB.VISITNUM:removed", finds="LB LB.VISITNUM", records=0, named=True
)
def visit_number_missing(package: Package) -> None:
    """LB has no VISITNUM."""
    package.remove_variable("LB", "VISITNUM")


@defect("SDTMIG 3.4: VISITNUM goes with VISIT", touches="LB.VISITNUM")
def visit_number_blank(package: Package) -> None:
    """A record of LB has a VISIT without VISITNUM."""
    package.set("LB", package.first("LB", lambda lb: lb["VISITNUM"] == 20, 3), VISITNUM=float("nan"))


@defect("SDTMIG 3.4: VISIT and VISITNUM are one to one", touches="VS.VISITNUM", finds="VS.VISITNUM VS.VISIT")
def visit_number_of_another_visit(package: Package) -> None:
    """A record of CYCLE 2 DAY 1 has the number of cycle 3."""
    package.set("VS", package.first("VS", lambda vs: vs["VISITNUM"] == 20, 4), VISITNUM=30.0)


@defect("SDTMIG 3.4, DM: SUBJID is unique in the study", touches="DM.SUBJID")
def subject_identifier_twice(package: Package) -> None:
    """Two subjects of a site have the same SUBJID."""
    package.set("DM", 5, SUBJID=package.value("DM", 4, "SUBJID"))
