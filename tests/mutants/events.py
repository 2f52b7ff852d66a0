"""Defects of adverse events and disposition."""

from __future__ import annotations

import pandas as pd
from tests.mutants.calendar import NOTHING, death_of, redate, shifted
from tests.mutants.defect import family
from tests.mutants.package import Package

EVENTS = family("events")
defect = EVENTS.defect
RECOVERED = "RECOVERED/RESOLVED"


def _single(ae: pd.DataFrame) -> pd.Series:
    """Return events that have one record, for a change of grade is a record of its own."""
    return ae.groupby(["USUBJID", "AEGRPID"])["AESEQ"].transform("size") == 1


@defect("sdtmchecks: ae_aeout_aeendtc_aedthdtc", touches="AE.AEENDTC AE.AEENDY", finds="AE.AEENDTC AE.AEOUT")
def recovered_without_end(package: Package) -> None:
    """An event is recovered, but has no end date."""
    row = package.first("AE", lambda ae: (ae["AEOUT"] == RECOVERED) & _single(ae), 2)
    package.set("AE", row, AEENDTC="", AEENDY=NOTHING)


@defect(
    "sdtmchecks: ae_aesdth_aedthdtc; CTCAE: fatal is grade 5 and AESDTH",
    touches="AE.AESDTH AE.AESHOSP",
    finds="AE.AESDTH AE.AEOUT",
)
def fatal_without_criterion_of_death(package: Package) -> None:
    """A fatal event has no AESDTH, but AESHOSP, so that it stays serious."""
    package.set("AE", package.first("AE", lambda ae: ae["AEOUT"] == "FATAL", 2), AESDTH="", AESHOSP="Y")


@defect(
    "CORE-000841 (FB0612): a fatal event ends with death",
    touches="AE.AEENDTC AE.AEENDY AE.AESTDTC AE.AESTDY",
    finds="AE.AEENDTC DM.DTHDTC",
)
def fatal_event_ends_before_death(package: Package) -> None:
    """A fatal event starts and ends the day before the subject's death."""
    row = package.first("AE", lambda ae: ae["AEOUT"] == "FATAL", 1)
    redate(package, "AE", row, "AEENDTC", shifted(package.value("AE", row, "AEENDTC"), -1))
    redate(package, "AE", row, "AESTDTC", shifted(package.value("AE", row, "AESTDTC"), -1))


@defect("CTCAE 4.03: grade 5 is death", touches="AE.AETOXGR", finds="AE.AETOXGR AE.AEOUT AE.AESDTH")
def grade_5_that_recovered(package: Package) -> None:
    """A serious event from which the subject recovered has grade 5."""
    row = package.first("AE", lambda ae: (ae["AEOUT"] == RECOVERED) & (ae["AESER"] == "Y") & (ae["AETOXGR"] == "3"))
    package.set("AE", row, AETOXGR="5")


@defect("CORE-000022 (CG0041)", touches="AE.AESER", finds="AE.AESER AE.AESHOSP")
def criterion_of_an_event_not_serious(package: Package) -> None:
    """An event with hospitalisation is not serious."""
    package.set("AE", package.first("AE", lambda ae: (ae["AESHOSP"] == "Y") & (ae["AESDTH"] == "")), AESER="N")


@defect(
    "SDTMIG 3.4, AE: a serious event has a criterion",
    touches="AE.AESER",
    finds="AE.AESER AE.AESHOSP AE.AESDTH AE.AESLIFE",
)
def serious_without_criterion(package: Package) -> None:
    """An event is serious, but none of the criteria holds."""
    package.set("AE", package.first("AE", lambda ae: (ae["AESER"] == "N") & (ae["AETOXGR"] == "3"), 1), AESER="Y")


@defect("sdtmchecks: ae_withdr_ds_discon", touches="AE.AEACN", finds="AE.AEACN DS.DSDECOD DS.DSTERM")
def withdrawn_without_disposition(package: Package) -> None:
    """The drug was withdrawn for an event, but treatment ended for progression."""
    ds = package.frame("DS")
    others = ds.loc[(ds["DSSCAT"] == "STUDY TREATMENT") & (ds["DSDECOD"] == "PROGRESSIVE DISEASE"), "USUBJID"]
    row = package.first("AE", lambda ae: ae["USUBJID"].isin(others) & (ae["AEACN"] == "DOSE NOT CHANGED"), 6)
    package.set("AE", row, AEACN="DRUG WITHDRAWN")


@defect(
    "Data review: missing code; SDTMIG 3.4, AE: AEDECOD is Required", touches="AE.AEDECOD AE.AEPTCD", finds="AE.AEDECOD"
)
def event_not_coded(package: Package) -> None:
    """An event has neither AEDECOD nor AEPTCD."""
    package.set("AE", 25, AEDECOD="", AEPTCD=NOTHING)


@defect("Data review: missing causality", touches="AE.AEREL")
def causality_missing(package: Package) -> None:
    """An event has no AEREL."""
    package.set("AE", 31, AEREL="")


@defect(
    "Data review: withdrawal by an event against exposure",
    touches="AE.AEENDTC AE.AEENDY AE.AEENRTPT AE.AEENTPT AE.AEOUT",
    finds="AE.AEACN AE.AEENDTC EX.EXENDTC",
)
def withdrawn_by_an_event_long_over(package: Package) -> None:
    """The event by which the drug was withdrawn was over three days before the last dose."""
    row = package.first("AE", lambda ae: _single(ae) & (ae["AEACN"] == "DRUG WITHDRAWN") & (ae["AEENDTC"] == ""))
    ex = package.frame("EX")
    last = ex.loc[ex["USUBJID"] == package.value("AE", row, "USUBJID"), "EXENDTC"].max()
    redate(package, "AE", row, "AEENDTC", shifted(last, -3))
    package.set("AE", row, AEENRTPT="", AEENTPT="", AEOUT=RECOVERED)


@defect(
    "Data review: duplicate events",
    touches="+AE",
    finds="AE AE.USUBJID AE.AESEQ AE.AETERM AE.AEDECOD AE.AESTDTC AE.AESPID AE.AEGRPID",
)
def event_twice(package: Package) -> None:
    """An event stands twice, with two sequence numbers and identifiers."""
    row = package.first("AE", lambda ae: _single(ae) & (ae["AEOUT"] == RECOVERED), 10)
    fresh = package.last_sequence("AE", row)
    package.repeat("AE", row, AESEQ=fresh, AESPID=f"{fresh:g}", AEGRPID="99")


@defect("Data review: nothing after death", touches="AE.AESTDTC AE.AESTDY", finds="AE.AESTDTC")
def event_after_death(package: Package) -> None:
    """An event without end starts eight days after death."""
    dead = package.frame("DM").loc[lambda dm: dm["DTHFL"] == "Y", "USUBJID"]
    row = package.first("AE", lambda ae: ae["USUBJID"].isin(dead) & (ae["AEENDTC"] == "") & _single(ae))
    redate(package, "AE", row, "AESTDTC", shifted(death_of(package, package.value("AE", row, "USUBJID")), 8))


@defect(
    "MedDRA term and code are one to one (CORE: AEDECOD, AEPTCD)", touches="AE.AEPTCD", finds="AE.AEPTCD AE.AEDECOD"
)
def code_of_another_term(package: Package) -> None:
    """An event has the code of another term."""
    ae = package.frame("AE")
    other = ae.loc[ae["AEDECOD"] != ae.loc[40, "AEDECOD"], "AEPTCD"].iloc[0]
    package.set("AE", 40, AEPTCD=other)


@defect(
    "Data review: one end of treatment",
    touches="+DS",
    finds="DS DS.DSDECOD DS.DSSCAT DS.DSSEQ DS.USUBJID DS.DSSTDTC DS.DSTERM",
)
def two_ends_of_treatment(package: Package) -> None:
    """Treatment ended twice on one day, for progression and by decision of the physician."""
    row = package.first(
        "DS", lambda ds: (ds["DSSCAT"] == "STUDY TREATMENT") & (ds["DSDECOD"] == "PROGRESSIVE DISEASE"), 5
    )
    fresh = package.last_sequence("DS", row)
    package.repeat("DS", row, DSSEQ=fresh, DSDECOD="PHYSICIAN DECISION", DSTERM="Physician decision")


@defect("Data review: one end of study", touches="-DS", finds="DS DS.DSDECOD DS.DSSCAT DS.USUBJID DM.USUBJID")
def no_end_of_study(package: Package) -> None:
    """A subject who left the study has no record of the end of participation."""
    package.drop("DS", package.first("DS", lambda ds: ds["DSDECOD"] == "LOST TO FOLLOW-UP"))


@defect("SDTMIG 3.4, DM: RFICDTC is the consent of DS", touches="DS.DSSTDTC DS.DSSTDY", finds="DS.DSSTDTC DM.RFICDTC")
def consent_differs(package: Package) -> None:
    """Consent was obtained a day earlier in DS than RFICDTC says."""
    row = package.first("DS", lambda ds: ds["DSDECOD"] == "INFORMED CONSENT OBTAINED", 6)
    redate(package, "DS", row, "DSSTDTC", shifted(package.value("DS", row, "DSSTDTC"), -1))


@defect(
    "Data review: one end of treatment",
    touches="-DS",
    finds="DS DS.DSDECOD DS.DSSCAT DM.USUBJID DM.RFXSTDTC",
)
def end_of_treatment_missing(package: Package) -> None:
    """A treated subject who left the study has no record of the end of treatment."""
    package.drop("DS", package.first("DS", lambda ds: ds["DSSCAT"] == "STUDY TREATMENT", 3))
