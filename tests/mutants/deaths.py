"""Defects of deaths: DM, AE, DS, DD and SS must agree."""

from __future__ import annotations

from tests.mutants.calendar import death_of, redate, shifted
from tests.mutants.defect import family
from tests.mutants.package import Package

DEATHS = family("deaths")
defect = DEATHS.defect


@defect("sdtmchecks: dm_dthfl_dthdtc", touches="DM.DTHDTC", finds="DM.DTHDTC DM.DTHFL")
def death_flag_without_date(package: Package) -> None:
    """DTHFL is Y, but DTHDTC is missing."""
    package.set("DM", package.first("DM", lambda dm: dm["DTHFL"] == "Y", 3), DTHDTC="")


@defect("CORE-000007 (CG0435; FB0606)", touches="DM.DTHFL", finds="DM.DTHFL DM.DTHDTC")
def death_date_without_flag(package: Package) -> None:
    """DTHDTC is there, but DTHFL is missing."""
    package.set("DM", package.first("DM", lambda dm: dm["DTHFL"] == "Y", 9), DTHFL="")


@defect("CORE-000034 (CG0069)", touches="DS.DSSTDTC DS.DSSTDY", finds="DS.DSSTDTC DM.DTHDTC")
def disposition_on_another_day(package: Package) -> None:
    """The death in DS is a day earlier than DTHDTC."""
    row = package.first("DS", lambda ds: (ds["DSDECOD"] == "DEATH") & (ds["DSSCAT"] == "STUDY PARTICIPATION"), 4)
    redate(package, "DS", row, "DSSTDTC", shifted(package.value("DS", row, "DSSTDTC"), -1))


@defect("sdtmchecks: dd_death_date", touches="DD.DDDTC DD.DDDY", finds="DD.DDDTC DM.DTHDTC", records=2)
def death_details_on_another_day(package: Package) -> None:
    """The details of a death have a date two days before DTHDTC."""
    dd = package.frame("DD")
    rows = list(dd.index[dd["USUBJID"] == dd["USUBJID"].unique()[6]])
    redate(package, "DD", rows, "DDDTC", shifted(package.value("DD", rows[0], "DDDTC"), -2))


@defect(
    "SDTMIG 3.4: the status of a subject after death is not ALIVE",
    touches="SS.SSDTC SS.SSDY",
    finds="SS.SSDTC SS.SSSTRESC SS.SSORRES DM.DTHDTC",
)
def alive_after_death(package: Package) -> None:
    """A subject is alive 30 days after death."""
    dead = package.frame("DM").loc[lambda dm: dm["DTHFL"] == "Y", "USUBJID"]
    row = package.first("SS", lambda ss: (ss["SSTESTCD"] == "SURVSTAT") & ss["USUBJID"].isin(dead), 11)
    redate(package, "SS", row, "SSDTC", shifted(death_of(package, package.value("SS", row, "USUBJID")), 30))


@defect(
    "CORE-000008 (CG0132; FB0601)", touches="SS.SSORRES SS.SSSTRESC", finds="SS.SSSTRESC SS.SSORRES DM.DTHFL DM.DTHDTC"
)
def dead_without_death_flag(package: Package) -> None:
    """The survival status of a living subject is DEAD."""
    living = package.frame("DM").loc[lambda dm: dm["DTHFL"] == "", "USUBJID"]
    row = package.first("SS", lambda ss: (ss["SSTESTCD"] == "SURVSTAT") & ss["USUBJID"].isin(living))
    package.set("SS", row, SSORRES="Dead", SSSTRESC="DEAD")


@defect(
    "sdtmchecks: ds_dsdecod_death",
    touches="DS.DSDECOD DS.DSTERM",
    finds="DS.DSDECOD DS.DSTERM DM.DTHFL DM.DTHDTC DS.USUBJID DS",
)
def dead_but_lost_to_follow_up(package: Package) -> None:
    """A subject who died is lost to follow-up in DS."""
    row = package.first("DS", lambda ds: (ds["DSDECOD"] == "DEATH") & (ds["DSSCAT"] == "STUDY PARTICIPATION"), 8)
    package.set("DS", row, DSDECOD="LOST TO FOLLOW-UP", DSTERM="Lost to follow-up")


@defect(
    "SDTMIG 3.4, DD: details of subjects who died",
    touches="DD.USUBJID DD.DDDY",
    finds="DD.USUBJID DD DD.DDTESTCD DD.DDDTC DM.DTHFL",
    records=2,
)
def death_details_of_the_living(package: Package) -> None:
    """The details of a death belong to a subject who lives."""
    dd, living = package.frame("DD"), package.frame("DM").loc[lambda dm: (dm["DTHFL"] == "") & (dm["ARMCD"] != "")]
    for row in dd.index[dd["USUBJID"] == dd["USUBJID"].unique()[8]]:
        package.set("DD", int(row), USUBJID=living["USUBJID"].iloc[0])
        redate(package, "DD", int(row), "DDDTC", package.value("DD", int(row), "DDDTC"))


@defect(
    "FDA business rule FB0609 (CORE-001078) in reverse: a fatal event needs a death",
    touches="AE.AEOUT",
    finds="AE.AEOUT DM.DTHFL AE.AESDTH AE.AETOXGR AE.AESER",
)
def fatal_event_of_the_living(package: Package) -> None:
    """An event of a living subject is fatal."""
    living = package.frame("DM").loc[lambda dm: dm["DTHFL"] == "", "USUBJID"]
    row = package.first("AE", lambda ae: ae["USUBJID"].isin(living) & (ae["AEOUT"] == "RECOVERED/RESOLVED"))
    package.set("AE", row, AEOUT="FATAL")


@defect(
    "SDTMIG 3.4, SS: the latest date alive was known when it was told",
    touches="SS.SSORRES SS.SSSTRESC",
    finds="SS.SSORRES SS.SSSTRESC SS.SSDTC",
)
def alive_after_contact(package: Package) -> None:
    """A subject was last known alive 20 days after the contact that told so."""
    row = package.first("SS", lambda ss: ss["SSTESTCD"] == "LSCFADTC")
    later = shifted(package.value("SS", row, "SSDTC"), 20)
    package.set("SS", row, SSORRES=later, SSSTRESC=later)


@defect("SDTMIG 3.4, DM: RFPENDTC", touches="DM.RFPENDTC")
def end_of_participation_missing(package: Package) -> None:
    """A subject that left the study has no end of participation in DM."""
    package.set("DM", package.first("DM", lambda dm: dm["DTHFL"] == "", 2), RFPENDTC="")
