"""Defects of dates: ISO 8601, study days, order, and the dates that bound a subject's participation."""

from __future__ import annotations

from tests.mutants.calendar import NOTHING, redate, shifted
from tests.mutants.defect import family
from tests.mutants.package import Package

DATES = family("dates")
defect = DATES.defect


@defect("ISO 8601", touches="LB.LBDTC LB.LBDY", finds="LB.LBDTC", named=True)
def date_impossible(package: Package) -> None:
    """LBDTC is 2024-13-45, without a study day."""
    package.set("LB", package.first("LB", lambda lb: lb["LBTESTCD"] == "CREAT", 30), LBDTC="2024-13-45", LBDY=NOTHING)


@defect("ISO 8601 (SDTMIG 3.4, timing variables)", touches="CM.CMSTDTC CM.CMSTDY", finds="CM.CMSTDTC")
def date_not_iso(package: Package) -> None:
    """A start date is 12/03/2016, without a study day."""
    package.set("CM", 30, CMSTDTC="12/03/2016", CMSTDY=NOTHING)


@defect("SDTMIG 3.4: there is no study day 0", touches="LB.LBDY", named=True)
def study_day_zero(package: Package) -> None:
    """LBDY is 0 on the day of first dose."""
    package.set("LB", package.first("LB", lambda lb: lb["LBDY"] == 1, 5), LBDY=0.0)


@defect("SDTMIG 3.4: --DY is counted from RFSTDTC", touches="VS.VSDY")
def study_day_off_by_one(package: Package) -> None:
    """VSDY after first dose is one less than it must be."""
    row = package.first("VS", lambda vs: vs["VSDY"] > 20, 9)
    package.set("VS", row, VSDY=package.value("VS", row, "VSDY") - 1)


@defect("Dates lie before the export (DCUTDTC)", touches="CM.CMENDTC CM.CMENDY", finds="CM.CMENDTC")
def date_in_the_future(package: Package) -> None:
    """A medication ends four years after the export."""
    living = package.frame("DM").loc[lambda dm: (dm["DTHFL"] == "") & (dm["RFSTDTC"] != ""), "USUBJID"]
    row = package.first("CM", lambda cm: cm["USUBJID"].isin(living) & (cm["CMENDTC"] != ""))
    redate(package, "CM", row, "CMENDTC", "2024-05-05")


@defect(
    "FDA business rule: --STDTC is not after --ENDTC", touches="CM.CMENDTC CM.CMENDY", finds="CM.CMENDTC CM.CMSTDTC"
)
def end_before_start(package: Package) -> None:
    """A medication ends nine days before it starts."""
    row = package.first("CM", lambda cm: (cm["CMENDTC"] != "") & (cm["CMSTDTC"].str.len() == 10) & (cm["CMSTDY"] > 20))
    redate(package, "CM", row, "CMENDTC", shifted(package.value("CM", row, "CMSTDTC"), -9))


@defect(
    "ICH E6: no procedure of the trial before informed consent", touches="VS.VSDTC VS.VSDY", finds="VS.VSDTC", records=6
)
def measured_before_consent(package: Package) -> None:
    """The vital signs of a screening visit were taken twelve days before consent."""
    vs, subject = package.frame("VS"), package.value("DM", 4, "USUBJID")
    rows = vs.index[(vs["USUBJID"] == subject) & (vs["VISITNUM"] == 1)]
    redate(package, "VS", list(rows), "VSDTC", shifted(package.value("DM", 4, "RFICDTC"), -12))


@defect("SDTMIG 3.4, DM: RFXSTDTC is the first exposure", touches="DM.RFXSTDTC")
def first_exposure_differs(package: Package) -> None:
    """RFXSTDTC is a day after the first EXSTDTC."""
    package.set("DM", 12, RFXSTDTC=shifted(package.value("DM", 12, "RFXSTDTC"), 1))


@defect("SDTMIG 3.4, DM: RFXENDTC is the last exposure", touches="DM.RFXENDTC", finds="DM.RFXENDTC")
def last_exposure_differs(package: Package) -> None:
    """RFXENDTC is five days before the last EXENDTC."""
    package.set("DM", 20, RFXENDTC=shifted(package.value("DM", 20, "RFXENDTC"), -5))


@defect(
    "SDTMIG 3.4, DM: RFPENDTC is the end of participation; CORE-000952 (FB3407)",
    touches="DM.RFPENDTC",
    finds="DM.RFPENDTC DM.DTHDTC DS.DSSTDTC SS.SSDTC SV.SVENDTC SV.SVSTDTC SE.SEENDTC DD.DDDTC",
)
def participation_ends_early(package: Package) -> None:
    """RFPENDTC is 60 days before the subject's last record."""
    package.set("DM", 0, RFPENDTC=shifted(package.value("DM", 0, "RFPENDTC"), -60))


@defect(
    "Partial dates are compared as far as they are known", touches="AE.AESTDTC AE.AESTDY", finds="AE.AESTDTC AE.AEENDTC"
)
def partial_dates_cross(package: Package) -> None:
    """An event starts in a month that lies after the day on which it ends."""
    row = package.first(
        "AE", lambda ae: (ae["AEENDTC"] != "") & (ae["AEOUT"] == "RECOVERED/RESOLVED") & (ae["AESTDY"] > 60), 3
    )
    month = shifted(package.value("AE", row, "AEENDTC")[:8] + "15", 30)[:7]
    package.set("AE", row, AESTDTC=month, AESTDY=NOTHING)


@defect("SDTMIG 3.4, 8.4: dates among qualifiers are in ISO 8601", touches="SUPPDS.QVAL")
def qualifier_date_not_iso(package: Package) -> None:
    """The date of the decision to stop treatment, a qualifier, is 29.01.2016."""
    row = package.first("SUPPDS", lambda supp: supp["QNAM"] == "DSDECDTC")
    package.set("SUPPDS", row, QVAL="29.01.2016")


@defect("Pinnacle 21, SD0022: a disposition has a date", touches="DS.DSSTDTC DS.DSSTDY", finds="DS.DSSTDTC")
def death_in_ds_without_date(package: Package) -> None:
    """The death in DS has no date, although DM has it."""
    row = package.first("DS", lambda ds: ds["DSDECOD"] == "DEATH")
    package.set("DS", row, DSSTDTC="", DSSTDY=float("nan"))
