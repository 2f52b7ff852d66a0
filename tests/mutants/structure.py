"""Defects of structure: names, labels, order, types, lengths, what must be there."""

from __future__ import annotations

from tests.mutants.defect import family
from tests.mutants.package import Package

from nec_cdisc.xpt.member import CHAR, Variable

STRUCTURE = family("structure")
defect = STRUCTURE.defect


@defect("SDTMIG 3.4, AE: labels", touches="AE.AETERM:label", records=0)
def variable_label_differs(package: Package) -> None:
    """AETERM has a label of the sponsor's own."""
    package.describe("AE", "AETERM", label="Term as Reported by the Site")


@defect("SDTMIG 3.4: dataset labels", touches="VS:label", finds="VS", records=0)
def dataset_label_differs(package: Package) -> None:
    """VS is called Vitals."""
    package.label("VS", "Vitals")


@defect(
    "CORE-000852 (CG0664): variables in the order of the model",
    touches="LB:order",
    finds="LB LB.LBORRES LB.LBORRESU LB.LBTEST LB.LBCAT",
    records=0,
)
def variables_out_of_order(package: Package) -> None:
    """LBORRESU stands before LBORRES."""
    package.reorder("LB", "LBORRES", after="LBORRESU")


@defect("CORE-001082 (CG0012): type as in the guide", touches="VS.VISITNUM:type", records=0)
def number_as_text(package: Package) -> None:
    """VISITNUM of VS is text."""
    package.as_text("VS", "VISITNUM")


@defect("CORE-001082 (CG0012): type as in the guide", touches="AE.AETOXGR:type", records=0)
def text_as_number(package: Package) -> None:
    """AETOXGR is a number."""
    package.as_number("AE", "AETOXGR")


@defect("SDTMIG 3.4, EX: EXTRT is Required", touches="EX.EXTRT:removed", finds="EX EX.EXTRT", records=0)
def required_variable_missing(package: Package) -> None:
    """EX has no EXTRT."""
    package.remove_variable("EX", "EXTRT")


@defect("SDTMIG 3.4, LB: LBNRIND is Expected", touches="LB.LBNRIND:removed", finds="LB LB.LBNRIND", records=0)
def expected_variable_missing(package: Package) -> None:
    """LB has no LBNRIND."""
    package.remove_variable("LB", "LBNRIND")


@defect("SDTMIG 3.4, CM: CMTRT is Required", touches="CM.CMTRT")
def required_value_missing(package: Package) -> None:
    """A medication without its name."""
    package.set("CM", package.first("CM", lambda cm: cm["CMCAT"] == "CONCOMITANT MEDICATION", 3), CMTRT="")


@defect("SDTMIG 3.4: variables of the model only", touches="LB.LBXTRA:added", finds="LB LB.LBXTRA", records=0)
def variable_unknown_to_the_standard(package: Package) -> None:
    """LB has a variable that neither guide nor model knows."""
    count = len(package.frame("LB"))
    package.add_variable("LB", Variable("LBXTRA", "Local Remark", CHAR, 2), ["OK"] * count, after="LBTEST")


@defect(
    "FDA Study Data Technical Conformance Guide: one length, that of the longest value",
    touches="CM.USUBJID:length",
    records=0,
)
def length_not_study_wide(package: Package) -> None:
    """USUBJID of CM has 40 bytes, that of all others 13."""
    package.describe("CM", "USUBJID", length=40)
    package.fixed.add("CM.USUBJID")


@defect("SDTMIG 3.4: DOMAIN is that of the dataset", touches="VS.DOMAIN")
def domain_differs(package: Package) -> None:
    """A record of VS says that it belongs to LB."""
    package.set("VS", 100, DOMAIN="LB")


@defect("SDTMIG 3.4: one STUDYID in a submission dataset", touches="EX.STUDYID")
def study_differs(package: Package) -> None:
    """An exposure of another study."""
    package.set("EX", 10, STUDYID="EVIMEC")


@defect("SDTMIG 3.4: --TESTCD has at most 8 characters", touches="LB.LBTESTCD", records=114, named=True)
def long_test_code(package: Package) -> None:
    """A test code of twelve characters."""
    lb = package.frame("LB")
    package.set("LB", lb.index[lb["LBTESTCD"] == "PROGRP"], LBTESTCD="PROGASTRINRP")


@defect("SDTMIG 3.4: --TEST has at most 40 characters", touches="LB.LBTEST", records=110)
def long_test_name(package: Package) -> None:
    """A test name of 43 characters."""
    lb = package.frame("LB")
    package.set("LB", lb.index[lb["LBTESTCD"] == "CGB"], LBTEST="Chromogranin B Measured by Local Laboratory")


@defect(
    "CORE: --TESTCD and --TEST are one to one (SDTMIG 3.4)",
    touches="LB.LBTEST",
    finds="LB.LBTEST LB.LBTESTCD",
    named=True,
)
def code_and_name_not_one_to_one(package: Package) -> None:
    """A record of sodium is called Other name."""
    package.set("LB", package.first("LB", lambda lb: lb["LBTESTCD"] == "SODIUM", 7), LBTEST="Other name")


@defect(
    "CORE: --TESTCD and --TEST are one to one (SDTMIG 3.4)",
    touches="LB.LBTEST",
    finds="LB.LBTEST LB.LBTESTCD",
)
def name_of_another_code(package: Package) -> None:
    """A record of sodium is called Potassium."""
    package.set("LB", package.first("LB", lambda lb: lb["LBTESTCD"] == "SODIUM", 9), LBTEST="Potassium")


@defect("CORE-000867 (FB1501)", touches="MH.MHTERM")
def text_begins_with_a_blank(package: Package) -> None:
    """A term begins with a blank."""
    row = package.first("MH", lambda mh: mh["MHTERM"] == "Hip replacement")
    package.set("MH", row, MHTERM=" Hip replacement")


@defect("CORE-000890 (FB1502)", touches="CM.CMINDC")
def text_is_a_full_stop(package: Package) -> None:
    """An indication is a single full stop."""
    package.set("CM", package.first("CM", lambda cm: cm["CMINDC"] != "", 5), CMINDC=".")
