"""Defects of analysis records: source, parameters, baseline, change, flags."""

from __future__ import annotations

from tests.mutants.defect import family
from tests.mutants.package import Package

ANALYSIS_RECORDS = family("analysis: records")
defect = ANALYSIS_RECORDS.defect


def _later(package: Package, parameter: str, number: int) -> int:
    """Return a record of ADLB that has a change from baseline."""
    return package.first("ADLB", lambda adlb: (adlb["PARAMCD"] == parameter) & adlb["CHG"].notna(), number)


def _sum(package: Package, number: int) -> int:
    """Return a sum of diameters that has a nadir before it."""
    return package.first("ADTR", lambda adtr: (adtr["PARAMCD"] == "SUMDIAM") & adtr["NADIR"].notna(), number)


@defect(
    "ADaM traceability: SRCSEQ is a record of SRCDOM",
    touches="ADLB.SRCSEQ",
    finds="ADLB.SRCSEQ ADLB.SRCDOM ADLB.SRCVAR",
)
def source_record_not_there(package: Package) -> None:
    """A record comes from an LBSEQ that LB does not have."""
    package.set("ADLB", 400, SRCSEQ=9999.0)


@defect("ADaM traceability: SRCVAR is a variable of SRCDOM", touches="ADRS.SRCVAR", finds="ADRS.SRCVAR ADRS.SRCDOM")
def source_variable_not_there(package: Package) -> None:
    """A record comes from a variable that RS does not have."""
    package.set("ADRS", package.first("ADRS", lambda adrs: adrs["SRCVAR"] == "RSSTRESC", 10), SRCVAR="RSSTRESX")


@defect("Data review: values equal their source", touches="ADLB.AVAL ADLB.AVALC", finds="ADLB.AVAL ADLB.AVALC")
def value_differs_from_source(package: Package) -> None:
    """A screening result that is no baseline is one more than in LB."""
    row = package.first(
        "ADLB", lambda adlb: (adlb["PARAMCD"] == "SODIUM") & (adlb["ABLFL"] == "") & adlb["CHG"].isna(), 4
    )
    number = package.value("ADLB", row, "AVAL") + 1
    package.set("ADLB", row, AVAL=number, AVALC=f"{number:g}")


@defect("ADaMIG 1.3: CHG is AVAL - BASE", touches="ADLB.CHG")
def change_wrong(package: Package) -> None:
    """CHG is one more than AVAL - BASE."""
    row = _later(package, "CREAT", 6)
    package.set("ADLB", row, CHG=package.value("ADLB", row, "CHG") + 1)


@defect("ADaMIG 1.3: PCHG is CHG in per cent of BASE", touches="ADLB.PCHG")
def percent_change_wrong(package: Package) -> None:
    """PCHG has the sign of the opposite direction."""
    row = package.first("ADLB", lambda adlb: (adlb["PARAMCD"] == "ALB") & (adlb["PCHG"].abs() > 5), 3)
    package.set("ADLB", row, PCHG=-package.value("ADLB", row, "PCHG"))


@defect("ADaMIG 1.3: BASE is AVAL of the baseline record", touches="ADLB.BASE ADLB.CHG ADLB.PCHG", finds="ADLB.BASE")
def base_differs_from_baseline(package: Package) -> None:
    """BASE of one record is two more than the baseline; CHG and PCHG go with it."""
    row = _later(package, "SODIUM", 9)
    base, value = package.value("ADLB", row, "BASE") + 2, package.value("ADLB", row, "AVAL")
    package.set("ADLB", row, BASE=base, CHG=value - base, PCHG=(value - base) / base * 100)


@defect("ADaMIG 1.3: one baseline per parameter", touches="ADLB.ABLFL", finds="ADLB.ABLFL")
def two_baselines_of_a_parameter(package: Package) -> None:
    """A subject has two baselines of one parameter."""
    row = package.first("ADLB", lambda adlb: (adlb["PARAMCD"] == "ALB") & (adlb["ABLFL"] == "") & adlb["CHG"].isna(), 5)
    package.set("ADLB", row, ABLFL="Y")


@defect(
    "RECIST 1.1: nadir is the smallest sum before", touches="ADTR.NADIR ADTR.CHGNAD ADTR.PCHGNAD", finds="ADTR.NADIR"
)
def nadir_wrong(package: Package) -> None:
    """A nadir is three more than the smallest sum before it; its changes go with it."""
    row = _sum(package, 8)
    nadir, value = package.value("ADTR", row, "NADIR") + 3, package.value("ADTR", row, "AVAL")
    package.set("ADTR", row, NADIR=nadir, CHGNAD=value - nadir, PCHGNAD=(value - nadir) / nadir * 100)


@defect("RECIST 1.1: change from nadir in per cent of it", touches="ADTR.PCHGNAD")
def percent_change_from_nadir_wrong(package: Package) -> None:
    """The change from nadir is given in per cent of the sum instead of the nadir."""
    row = package.first("ADTR", lambda adtr: (adtr["PARAMCD"] == "SUMDIAM") & (adtr["CHGNAD"] > 10), 6)
    line = package.frame("ADTR").loc[row]
    package.set("ADTR", row, PCHGNAD=line["CHGNAD"] / line["AVAL"] * 100)


@defect("ADaMIG 1.3: PARAM and PARAMCD are one to one", touches="ADLB.PARAM", finds="ADLB.PARAM ADLB.PARAMCD")
def parameter_of_another_code(package: Package) -> None:
    """A record of sodium has the PARAM of albumin."""
    row = package.first("ADLB", lambda adlb: adlb["PARAMCD"] == "SODIUM", 33)
    package.set("ADLB", row, PARAM="Albumin (g/L)")


@defect("ADaMIG 1.3: PARAMN and PARAMCD are one to one", touches="ADQS.PARAMN", finds="ADQS.PARAMN ADQS.PARAMCD")
def parameter_of_another_number(package: Package) -> None:
    """A record of a scale has the number of another scale."""
    row = package.first("ADQS", lambda adqs: adqs["PARAMCD"] == "EF", 21)
    package.set("ADQS", row, PARAMN=package.value("ADQS", row, "PARAMN") + 1)


@defect(
    "Data review: analysis flags unique",
    touches="+ADTR",
    finds="ADTR ADTR.ANL01FL ADTR.AVISIT ADTR.PARAMCD ADTR.ASEQ ADTR.USUBJID ADTR.AVAL ADTR.SRCSEQ ADTR.ADT",
)
def analysis_record_twice(package: Package) -> None:
    """A flagged analysis record stands twice at one visit."""
    row = _sum(package, 15)
    adtr = package.frame("ADTR")
    number = float(adtr.loc[adtr["USUBJID"] == adtr.loc[row, "USUBJID"], "ASEQ"].max()) + 1
    package.repeat("ADTR", row, ASEQ=number)


@defect("ADaMIG 1.3: AVAL and AVALC are one to one in a parameter", touches="ADRS.AVAL", finds="ADRS.AVAL ADRS.AVALC")
def number_of_another_response(package: Package) -> None:
    """A response SD has the number of CR."""
    package.set(
        "ADRS", package.first("ADRS", lambda adrs: (adrs["PARAMCD"] == "OVR") & (adrs["AVALC"] == "SD"), 7), AVAL=1.0
    )


@defect("ADaMIG 1.3: ADY is counted from TRTSDT, without day 0", touches="ADLB.ADY")
def analysis_day_wrong(package: Package) -> None:
    """ADY is a day more than it must be."""
    row = _later(package, "K", 12)
    package.set("ADLB", row, ADY=package.value("ADLB", row, "ADY") + 1)


@defect(
    "RECIST 1.1: best overall response is one of the responses",
    touches="ADRS.AVAL ADRS.AVALC",
    finds="ADRS.AVALC ADRS.AVAL",
)
def best_response_impossible(package: Package) -> None:
    """The best overall response of a subject who only had SD and PD is CR."""
    row = package.first("ADRS", lambda adrs: (adrs["PARAMCD"] == "BOR") & (adrs["AVALC"] == "SD"), 4)
    package.set("ADRS", row, AVALC="CR", AVAL=1.0)


@defect("CTCAE 4.03: grade of the result", touches="ADLB.ATOXGRL ADLB.ATOXGRLN", finds="ADLB.ATOXGRL ADLB.ATOXGRLN")
def toxicity_grade_wrong(package: Package) -> None:
    """A normal sodium has grade 3 in direction low."""
    row = package.first("ADLB", lambda adlb: (adlb["PARAMCD"] == "SODIUM") & (adlb["ATOXGRL"] == "0"), 40)
    package.set("ADLB", row, ATOXGRL="3", ATOXGRLN=3.0)


@defect("EORTC QLQ-C30 Scoring Manual", touches="ADQS.AVAL", finds="ADQS.AVAL")
def score_wrong(package: Package) -> None:
    """A scale has the score of the opposite direction (100 minus it), at a visit without change from baseline."""
    row = package.first(
        "ADQS",
        lambda adqs: (
            (adqs["PARAMCD"] == "FA") & adqs["AVAL"].between(30, 40) & adqs["CHG"].isna() & (adqs["ABLFL"] == "")
        ),
    )
    package.set("ADQS", row, AVAL=100 - package.value("ADQS", row, "AVAL"))


@defect(
    "ADaMIG 1.3: an imputed date has its flag",
    touches="AE.AESTDTC AE.AESTDY ADAE.AESTDTC",
    finds="ADAE.ASTDTF ADAE.ASTDT",
    records=2,
)
def imputation_flag_missing(package: Package) -> None:
    """The start of an event has no day, ADAE takes the first of the month, but ASTDTF is blank."""
    first = {"AESTDTC": "2016-09"}
    ae, adae = (
        package.first(name, lambda frame: (frame["USUBJID"] == "EVINEC-02-003") & (frame["AESEQ"] == 5))
        for name in ("AE", "ADAE")
    )
    package.set("AE", ae, **first, AESTDY=float("nan"))
    package.set("ADAE", adae, **first)


@defect("ADaMIG 1.3: a flag says what was imputed", touches="ADAE.ASTDTF")
def imputation_flag_of_a_whole_date(package: Package) -> None:
    """ASTDTF is D where the start of the event is known to the day."""
    package.set("ADAE", 90, ASTDTF="D")


@defect(
    "ADaMIG 1.3: where BASE is there, so is the baseline record", touches="ADLB.ABLFL", finds="ADLB.ABLFL ADLB.BASE"
)
def baseline_not_flagged(package: Package) -> None:
    """The baseline of a parameter of one subject, from which changes are counted, is not flagged."""
    row = package.first("ADLB", lambda adlb: (adlb["ABLFL"] == "Y") & (adlb["AVISIT"] == "CYCLE 1 DAY 1"), 10)
    package.set("ADLB", row, ABLFL="")
