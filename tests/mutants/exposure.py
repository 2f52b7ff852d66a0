"""Defects of exposure and of subjects' arms."""

from __future__ import annotations

from tests.mutants.calendar import redate, shifted
from tests.mutants.defect import family
from tests.mutants.package import Package

EXPOSURE = family("exposure")
defect = EXPOSURE.defect


@defect("Data review: overlaps of EX", touches="EX.EXSTDTC EX.EXSTDY", finds="EX.EXSTDTC EX.EXENDTC")
def doses_overlap(package: Package) -> None:
    """A period of dosing starts three days before the one before it ends."""
    redate(package, "EX", 1, "EXSTDTC", shifted(package.value("EX", 0, "EXENDTC"), -3))


@defect("Data review: dose against plan (10 or 5 mg)", touches="EX.EXDOSE", finds="EX.EXDOSE")
def dose_not_planned(package: Package) -> None:
    """A subject took 20 mg daily."""
    package.set("EX", 20, EXDOSE=20.0)


@defect("sdtmchecks: ex_after_discon", touches="EX.EXENDTC EX.EXENDY", finds="EX.EXENDTC EX.EXSTDTC DS.DSSTDTC")
def dose_after_discontinuation(package: Package) -> None:
    """The last dose was taken twelve days after the end of treatment."""
    ds = package.frame("DS")
    end = ds.loc[(ds["DSSCAT"] == "STUDY TREATMENT") & (ds["USUBJID"] == "EVINEC-03-005"), "DSSTDTC"].iloc[0]
    ex = package.frame("EX")
    redate(package, "EX", int(ex.index[ex["USUBJID"] == "EVINEC-03-005"][-1]), "EXENDTC", shifted(end, 12))


@defect("CORE-000004 (CG0101)", touches="EC.ECDOSE", finds="EC.ECDOSE EC.ECOCCUR")
def dose_of_a_missed_administration(package: Package) -> None:
    """A period in which nothing was taken has a dose of 10 mg."""
    package.set("EC", package.first("EC", lambda ec: ec["ECOCCUR"] == "N", 4), ECDOSE=10.0)


@defect("Data review: interruption without reason", touches="EC.ECREASOC")
def interruption_without_reason(package: Package) -> None:
    """A period in which nothing was taken has no reason."""
    package.set("EC", package.first("EC", lambda ec: ec["ECOCCUR"] == "N", 8), ECREASOC="")


@defect(
    "CORE-000885 (FB2302)", touches="-EX", finds="EX EX.USUBJID DM.USUBJID DM.RFXSTDTC DM.ACTARMCD DM.ARMNRS", records=2
)
def treated_without_exposure(package: Package) -> None:
    """A subject of the arm has no record in EX."""
    ex = package.frame("EX")
    package.drop("EX", list(ex.index[ex["USUBJID"] == "EVINEC-04-002"]))


@defect("CORE-000045 (CG0517)", touches="DM.ARMNRS", finds="DM.ARMNRS DM.ARMCD")
def no_arm_without_reason(package: Package) -> None:
    """A screening failure has neither an arm nor the reason for that."""
    package.set("DM", package.first("DM", lambda dm: dm["ARMNRS"] != ""), ARMNRS="")


@defect(
    "Data review: dose after death", touches="EX.EXENDTC EX.EXENDY EX.EXSTDTC EX.EXSTDY", finds="EX.EXSTDTC EX.EXENDTC"
)
def dose_after_death(package: Package) -> None:
    """The last period of dosing lies in the week after death."""
    ex, dm = package.frame("EX"), package.frame("DM")
    subject = "EVINEC-08-002"
    death = dm.loc[dm["USUBJID"] == subject, "DTHDTC"].iloc[0]
    row = int(ex.index[ex["USUBJID"] == subject][-1])
    redate(package, "EX", row, "EXSTDTC", shifted(death, 1))
    redate(package, "EX", row, "EXENDTC", shifted(death, 7))


@defect(
    "SDTMIG 3.4, EC and EX: what was taken stands in EX",
    touches="-EX -ADEX",
    finds="EX EX.EXSTDTC EX.EXENDTC EC EC.ECSTDTC EC.ECENDTC",
    records=3,
)
def dose_between_two_intervals_lost(package: Package) -> None:
    """The second of three intervals of dosing, which EC has, is neither in EX nor in what ADEX makes of it."""
    subject, number = "EVINEC-01-001", 2
    package.drop("EX", package.first("EX", lambda ex: (ex["USUBJID"] == subject) & (ex["EXSEQ"] == number)))
    adex = package.frame("ADEX")
    gone = (adex["USUBJID"] == subject) & (adex["SRCDOM"] == "EX") & (adex["SRCSEQ"] == number)
    package.drop("ADEX", list(adex.index[gone]))


@defect("Pinnacle 21, SD0021: a treatment has an end, or goes on", touches="EX.EXENDTC EX.EXENDY", finds="EX.EXENDTC")
def dose_without_end(package: Package) -> None:
    """A period of dosing that another one follows has no end."""
    package.set("EX", _followed(package), EXENDTC="", EXENDY=float("nan"))


@defect("Data review: a treatment of EX is one that TS names", touches="EX.EXTRT")
def treatment_misspelt(package: Package) -> None:
    """A dose is one of EVEROLIMOS."""
    package.set("EX", _followed(package), EXTRT="EVEROLIMOS")


@defect("Data review: dose against plan, TS parameter ROUTE", touches="EX.EXROUTE")
def route_not_planned(package: Package) -> None:
    """A tablet is given intravenously."""
    package.set("EX", _followed(package), EXROUTE="INTRAVENOUS")


def _followed(package: Package) -> int:
    """Return a period of dosing that is the subject's first of several."""
    return package.first("EX", lambda ex: ex["USUBJID"].eq(ex["USUBJID"].shift(-1)) & (ex["EXSEQ"] == 1), 1)
