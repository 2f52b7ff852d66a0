"""Defects of laboratory results: units, ranges, indicators, baseline, grades."""

from __future__ import annotations

from tests.mutants.defect import family
from tests.mutants.package import Package

LABORATORY = family("laboratory")
defect = LABORATORY.defect


def _row(package: Package, test: str, number: int, indicator: str = "NORMAL") -> int:
    """Return a later result of a test that has the indicator, and is no baseline."""
    return package.first(
        "LB",
        lambda lb: (
            (lb["LBTESTCD"] == test) & (lb["LBNRIND"] == indicator) & (lb["LBLOBXFL"] == "") & (lb["VISITNUM"] > 10)
        ),
        number,
    )


@defect("SDTMIG 3.4: a numeric result has its unit", touches="LB.LBSTRESU", named=True)
def standard_unit_missing(package: Package) -> None:
    """A numeric standard result has no unit."""
    package.set("LB", _row(package, "SODIUM", 3), LBSTRESU="")


@defect(
    "CORE-000889 (FB3902); sdtmchecks: lb_lbstnrlo_lbstnrhi", touches="LB.LBORNRLO LB.LBORNRHI LB.LBSTNRLO LB.LBSTNRHI"
)
def range_upside_down(package: Package) -> None:
    """The lower limit of a range is above the upper one, in original and standard units."""
    row = _row(package, "K", 2)
    line = package.frame("LB").loc[row]
    package.set("LB", row, LBORNRLO=line["LBORNRHI"], LBORNRHI=line["LBORNRLO"])
    package.set("LB", row, LBSTNRLO=line["LBSTNRHI"], LBSTNRHI=line["LBSTNRLO"])


@defect("SDTMIG 3.4, LB: LBNRIND compares result and range", touches="LB.LBNRIND")
def indicator_disagrees(package: Package) -> None:
    """A result above its range is NORMAL."""
    package.set("LB", _row(package, "CGA", 1, "HIGH"), LBNRIND="NORMAL")


@defect(
    "Data review: standard result, unit and original agree",
    touches="LB.LBSTRESC LB.LBSTRESN",
    finds="LB.LBSTRESN LB.LBSTRESC LB.LBORRES",
)
def standard_result_differs(package: Package) -> None:
    """A standard result is one more than the original of the same unit, within the range."""
    row = _row(package, "SODIUM", 8)
    number = float(package.value("LB", row, "LBSTRESN")) + 1
    package.set("LB", row, LBSTRESN=number, LBSTRESC=f"{number:g}")


@defect("CORE-000863; sdtmchecks: lb_lbstresn_missing", touches="LB.LBSTRESN", finds="LB.LBSTRESN LB.LBSTRESC")
def numeric_result_missing(package: Package) -> None:
    """LBSTRESC is a number, but LBSTRESN is missing."""
    package.set("LB", _row(package, "CREAT", 5), LBSTRESN=float("nan"))


@defect(
    "Data review: impossible value",
    touches="LB.LBORRES LB.LBSTRESC LB.LBSTRESN LB.LBNRIND",
    finds="LB.LBORRES LB.LBSTRESC LB.LBSTRESN",
)
def value_impossible(package: Package) -> None:
    """A sodium of 1400 mmol/L, ten times what was measured."""
    package.set("LB", _row(package, "SODIUM", 15), LBORRES="1400", LBSTRESC="1400", LBSTRESN=1400.0, LBNRIND="HIGH")


@defect("Data review: unit unknown for the test", touches="LB.LBORRESU LB.LBSTRESU")
def unit_of_another_test(package: Package) -> None:
    """A sodium is given in g/L, in the original and the standard unit."""
    package.set("LB", _row(package, "SODIUM", 20), LBORRESU="g/L", LBSTRESU="g/L")


@defect("CORE-000915 (FB2604): one --LOBXFL per test", touches="LB.LBLOBXFL")
def two_baselines_of_a_test(package: Package) -> None:
    """A subject has two last observations before exposure of one test."""
    row = package.first("LB", lambda lb: (lb["LBTESTCD"] == "ALB") & (lb["LBDY"] < 1) & (lb["LBLOBXFL"] == ""), 3)
    package.set("LB", row, LBLOBXFL="Y")


@defect("SDTMIG 3.4: --LOBXFL is the last before RFXSTDTC", touches="LB.LBLOBXFL", records=2)
def baseline_after_exposure(package: Package) -> None:
    """The flag of the last observation before exposure stands at the second cycle."""
    lb = package.frame("LB")
    rows = lb.index[(lb["USUBJID"] == "EVINEC-01-001") & (lb["LBTESTCD"] == "ALB")]
    package.set("LB", next(row for row in rows if lb.loc[row, "LBLOBXFL"] == "Y"), LBLOBXFL="")
    package.set("LB", next(row for row in rows if lb.loc[row, "VISITNUM"] == 20), LBLOBXFL="Y")


@defect(
    "SDTMIG 3.4: what was not done has no result",
    touches="LB.LBSTAT",
    finds="LB.LBSTAT LB.LBORRES LB.LBSTRESC LB.LBSTRESN",
)
def not_done_with_a_result(package: Package) -> None:
    """A sample with a result was not done."""
    package.set("LB", _row(package, "ALB", 4), LBSTAT="NOT DONE")


@defect(
    "Data review: markers without baseline", touches="-LB", finds="LB LB.LBTESTCD LB.LBLOBXFL LB.USUBJID", records=1
)
def marker_without_baseline(package: Package) -> None:
    """A subject with later results has no chromogranin A before first dose."""
    lb = package.frame("LB")
    rows = lb.index[(lb["USUBJID"] == "EVINEC-02-006") & (lb["LBTESTCD"] == "CGA") & (lb["LBDY"] < 1)]
    package.drop("LB", list(rows))


@defect(
    "Data review: range missing",
    touches="LB.LBORNRLO LB.LBORNRHI LB.LBSTNRLO LB.LBSTNRHI",
    finds="LB.LBORNRLO LB.LBORNRHI LB.LBSTNRLO LB.LBSTNRHI LB.LBNRIND",
)
def range_missing(package: Package) -> None:
    """A result with an indicator has no reference range."""
    nothing = float("nan")
    package.set("LB", _row(package, "CREAT", 9), LBORNRLO="", LBORNRHI="", LBSTNRLO=nothing, LBSTNRHI=nothing)


@defect(
    "CTCAE 4.03: anemia below 80 g/L is grade 3",
    touches="LB.LBORRES LB.LBSTRESC LB.LBSTRESN ADLB.AVAL ADLB.AVALC ADLB.CHG ADLB.PCHG ADLB.ATOXGRL ADLB.ATOXGRLN "
    "ADLB.SHIFT2",
    finds="AE.AETOXGR LB.LBSTRESN LB.LBORRES ADLB.ATOXGRL ADLB.AVAL",
    records=2,
)
def grade_above_that_of_the_event(package: Package) -> None:
    """A haemoglobin is 75 g/L, grade 3 and the worst, while the subject's anaemia is of grade 1."""
    subject, number = "EVINEC-02-005", 44
    lb = package.first("LB", lambda lb: (lb["USUBJID"] == subject) & (lb["LBSEQ"] == number))
    package.set("LB", lb, LBORRES="75", LBSTRESC="75", LBSTRESN=75.0)
    adlb = package.first("ADLB", lambda adlb: (adlb["USUBJID"] == subject) & (adlb["SRCSEQ"] == number))
    base = package.value("ADLB", adlb, "BASE")
    graded = {"ATOXGRL": "3", "ATOXGRLN": 3.0, "SHIFT2": "1 to 3"}
    package.set("ADLB", adlb, AVAL=75.0, AVALC="75", CHG=75 - base, PCHG=(75 - base) / base * 100, **graded)


@defect("Pinnacle 21, SD0026: a numeric original result has its unit", touches="LB.LBORRESU")
def original_unit_missing(package: Package) -> None:
    """A numeric original result has no unit, though the standard one has."""
    package.set("LB", _row(package, "SODIUM", 9), LBORRESU="")


@defect(
    "sdtmchecks, data review: a share of cells is at most 100 %",
    touches="MI.MIORRES MI.MISTRESC MI.MISTRESN ADMI.AVAL",
    finds="MI.MIORRES MI.MISTRESC MI.MISTRESN",
    records=2,
)
def share_of_cells_above_100(package: Package) -> None:
    """A share of positive cells is 140 %; ADMI takes it."""
    row = package.first("MI", lambda mi: (mi["MITSTDTL"] == "PERCENT POSITIVE CELL") & mi["MISTRESN"].notna())
    subject, sequence = package.value("MI", row, "USUBJID"), package.value("MI", row, "MISEQ")
    package.set("MI", row, MIORRES="140", MISTRESC="140", MISTRESN=140.0)
    taken = package.first("ADMI", lambda admi: (admi["USUBJID"] == subject) & (admi["SRCSEQ"] == sequence))
    package.set("ADMI", taken, AVAL=140.0)
