"""Defects of trial design, and of subjects against it."""

from __future__ import annotations

from tests.mutants.calendar import shifted
from tests.mutants.defect import family
from tests.mutants.package import Package

TRIAL_DESIGN = family("trial design")
defect = TRIAL_DESIGN.defect


@defect("CG0518 and alike: the arm of a subject is in TA", touches="DM.ARMCD", finds="DM.ARMCD DM.ARM")
def arm_not_planned(package: Package) -> None:
    """A subject's ARMCD is one that TA does not know."""
    package.set("DM", 11, ARMCD="EVE05")


@defect("SDTMIG 3.4: the elements of SE are in TE", touches="SE.ETCD", finds="SE.ETCD SE.ELEMENT")
def element_not_planned(package: Package) -> None:
    """A subject's element has an ETCD that TE does not know."""
    package.set("SE", package.first("SE", lambda se: se["ETCD"] == "FUP", 5), ETCD="FUP2")


@defect("CORE-000036 (CG0657), CORE-000039 (CG0655)", touches="SV.VISITNUM SV.VISIT")
def visit_not_planned(package: Package) -> None:
    """A visit that is said to be planned is not in TV."""
    row = package.first("SV", lambda sv: sv["VISITNUM"] > 520, 3)
    package.set("SV", row, VISITNUM=590.0, VISIT="SURVIVAL FOLLOW-UP 71")


@defect("FDA rejection criterion 1734: SSTDTC", touches="-TS", finds="TS TS.TSPARMCD TS.TSVAL")
def study_start_missing(package: Package) -> None:
    """TS has no SSTDTC."""
    package.drop("TS", package.first("TS", lambda ts: ts["TSPARMCD"] == "SSTDTC"))


@defect("sdtmchecks: ts_sstdtc_ds_consent", touches="TS.TSVAL", finds="TS.TSVAL DM.RFICDTC DS.DSSTDTC")
def study_start_after_consent(package: Package) -> None:
    """The study starts 90 days after the first informed consent."""
    first = package.frame("DM")["RFICDTC"].min()
    package.set("TS", package.first("TS", lambda ts: ts["TSPARMCD"] == "SSTDTC"), TSVAL=shifted(first, 90))


@defect("SDTMIG 3.4: an element is called as in TE", touches="TA.ELEMENT", finds="TA.ELEMENT TE.ELEMENT TA.ETCD")
def element_named_otherwise(package: Package) -> None:
    """The screening element has another name in TA than in TE."""
    package.set("TA", 0, ELEMENT="Run-in")


@defect("CORE-000001 (CG0176)", touches="IE.IEORRES IE.IESTRESC", finds="IE.IEORRES IE.IESTRESC IE.IECAT")
def criterion_met_is_listed(package: Package) -> None:
    """An inclusion criterion that was met stands among those that were not."""
    package.set("IE", package.first("IE", lambda ie: ie["IECAT"] == "INCLUSION"), IEORRES="Y", IESTRESC="Y")


@defect("SDTMIG 3.4: the criteria of IE are in TI", touches="IE.IETESTCD", finds="IE.IETESTCD IE.IETEST")
def criterion_not_planned(package: Package) -> None:
    """A criterion that was not met is none of TI."""
    package.set("IE", package.first("IE", lambda ie: ie["IECAT"] == "EXCLUSION"), IETESTCD="EXCL99")


@defect("SDTMIG 3.4, TS: TSVAL or TSVALNF", touches="TS.TSVAL", finds="TS.TSVAL TS.TSVALNF")
def parameter_without_value(package: Package) -> None:
    """The parameter INDIC has neither a value nor the reason for its absence."""
    package.set("TS", package.first("TS", lambda ts: ts["TSPARMCD"] == "INDIC"), TSVAL="")


@defect("CORE: TSPARMCD and TSPARM are a pair (C66738, C67152)", touches="TS.TSPARM", finds="TS.TSPARM TS.TSPARMCD")
def parameter_of_another_name(package: Package) -> None:
    """The parameter NARMS is called as another one."""
    package.set("TS", package.first("TS", lambda ts: ts["TSPARMCD"] == "NARMS"), TSPARM="Planned Number of Subjects")


@defect("SDTMIG 3.4, TS: dates are in ISO 8601", touches="TS.TSVAL")
def study_end_not_iso(package: Package) -> None:
    """The end of the study is 31DEC2018."""
    package.set("TS", package.first("TS", lambda ts: ts["TSPARMCD"] == "SENDTC"), TSVAL="31DEC2018")


@defect("SDTMIG 3.4, TS: TSVALNF is a null flavour of ISO 21090", touches="TS.TSVALNF")
def null_flavor_unknown(package: Package) -> None:
    """A parameter without a value has the null flavour XX."""
    package.set("TS", package.first("TS", lambda ts: ts["TSVALNF"] == "UNK"), TSVALNF="XX")


@defect("CDISC CORE, TS: TSVALCD is the code of TSVAL", touches="TS.TSVALCD")
def value_code_of_another_term(package: Package) -> None:
    """N has the code C12345."""
    package.set("TS", package.first("TS", lambda ts: ts["TSPARMCD"] == "RANDOM"), TSVALCD="C12345")


@defect("SDTMIG 3.4, TV: ARMCD is an arm of TA", touches="TV.ARMCD")
def visit_of_unknown_arm(package: Package) -> None:
    """A visit is planned for an arm NOARM."""
    package.set("TV", package.first("TV", lambda tv: tv["VISITNUM"] > 1, 2), ARMCD="NOARM")
