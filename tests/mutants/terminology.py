"""Defects of controlled terminology."""

from __future__ import annotations

from tests.mutants.defect import family
from tests.mutants.package import Package

TERMINOLOGY = family("terminology")
defect = TERMINOLOGY.defect


@defect("SDTM CT, codelist SEX (C66731), not extensible", touches="DM.SEX", named=True)
def sex_male(package: Package) -> None:
    """A subject's SEX is Male."""
    package.set("DM", package.first("DM", lambda dm: dm["SEX"] == "M"), SEX="Male")


@defect("SDTM CT, codelist UNIT (C71620): terms are case-sensitive", touches="LB.LBORRESU")
def unit_in_wrong_case(package: Package) -> None:
    """A unit of sodium is spelled MMOL/L."""
    package.set("LB", package.first("LB", lambda lb: lb["LBTESTCD"] == "SODIUM", 11), LBORRESU="MMOL/L")


@defect("SDTM CT, codelist OUT (C66768), not extensible", touches="AE.AEOUT")
def outcome_not_of_the_codelist(package: Package) -> None:
    """An event's outcome is IMPROVED."""
    package.set("AE", package.first("AE", lambda ae: ae["AEOUT"] == "RECOVERED/RESOLVED", 4), AEOUT="IMPROVED")


@defect("SDTMIG 3.4, DM: COUNTRY is ISO 3166-1 alpha-3", touches="DM.COUNTRY")
def country_not_iso(package: Package) -> None:
    """A subject's country is GER."""
    package.set("DM", 9, COUNTRY="GER")


@defect(
    "SDTM CT: LBTESTCD and LBTEST are a pair (C65047, C67154)",
    touches="LB.LBTEST",
    finds="LB.LBTEST LB.LBTESTCD",
    records=215,
)
def name_not_of_its_code(package: Package) -> None:
    """All records of ALB are called Albumin Level, which is one to one but not the pair of the codelist."""
    lb = package.frame("LB")
    package.set("LB", lb.index[lb["LBTESTCD"] == "ALB"], LBTEST="Albumin Level")


@defect("SDTMIG 3.4: --LOBXFL is Y or null", touches="LB.LBLOBXFL")
def flag_says_no(package: Package) -> None:
    """A baseline flag is N."""
    package.set(
        "LB", package.first("LB", lambda lb: (lb["LBLOBXFL"] == "") & (lb["LBTESTCD"] == "ALB"), 20), LBLOBXFL="N"
    )
