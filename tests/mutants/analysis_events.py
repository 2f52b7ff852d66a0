"""Defects of ADTTE and ADAE."""

from __future__ import annotations

from tests.mutants.defect import family
from tests.mutants.package import Package

ANALYSIS_EVENTS = family("analysis: events")
defect = ANALYSIS_EVENTS.defect


def _time(package: Package, parameter: str, number: int, censored: float = 0) -> int:
    """Return a record of ADTTE."""
    return package.first("ADTTE", lambda adtte: (adtte["PARAMCD"] == parameter) & (adtte["CNSR"] == censored), number)


@defect("ADaM BDS for Time-to-Event Analyses 1.0: AVAL is the time from STARTDT to ADT", touches="ADTTE.AVAL")
def time_to_event_wrong(package: Package) -> None:
    """AVAL counts one end less than it must."""
    row = _time(package, "OS", 5)
    package.set("ADTTE", row, AVAL=package.value("ADTTE", row, "AVAL") - 1)


@defect(
    "ADaM TTE 1.0: CNSR is 0 for an event alone", touches="ADTTE.CNSR", finds="ADTTE.CNSR ADTTE.EVNTDESC ADTTE.CNSDTDSC"
)
def event_of_a_living_subject(package: Package) -> None:
    """Overall survival of a living subject is not censored."""
    package.set("ADTTE", _time(package, "OS", 1, censored=1), CNSR=0.0)


@defect("ADaM TTE 1.0: CNSR is 0 or a positive integer", touches="ADTTE.CNSR")
def censoring_impossible(package: Package) -> None:
    """CNSR is -1."""
    package.set("ADTTE", _time(package, "PFS", 0, censored=2), CNSR=-1.0)


@defect("Data review: values equal their source", touches="ADTTE.ADT ADTTE.AVAL", finds="ADTTE.ADT")
def event_on_another_day(package: Package) -> None:
    """Progression is ten days later than in its source; AVAL goes with it."""
    row = package.first("ADTTE", lambda adtte: (adtte["PARAMCD"] == "PFS") & (adtte["SRCDOM"] == "ADRS"), 7)
    package.set(
        "ADTTE", row, ADT=package.value("ADTTE", row, "ADT") + 10, AVAL=package.value("ADTTE", row, "AVAL") + 10
    )


@defect(
    "Data review: no subject disappears from an endpoint",
    touches="-ADTTE",
    finds="ADTTE ADTTE.PARAMCD ADTTE.USUBJID ADSL.USUBJID",
)
def subject_without_endpoint(package: Package) -> None:
    """A treated subject has no record of overall survival."""
    package.drop("ADTTE", _time(package, "OS", 11))


@defect(
    "ADaM TTE 1.0: ADT is not before STARTDT",
    touches="ADTTE.STARTDT ADTTE.AVAL",
    finds="ADTTE.STARTDT ADTTE.AVAL ADTTE.ADT",
)
def time_starts_after_its_end(package: Package) -> None:
    """STARTDT lies after ADT, and AVAL is negative."""
    row = _time(package, "PFS", 20)
    end = package.value("ADTTE", row, "ADT")
    package.set("ADTTE", row, STARTDT=end + 4, AVAL=-4.0)


@defect("OCCDS 1.0: treatment-emergent from first dose on", touches="ADAE.TRTEMFL")
def emergent_event_not_flagged(package: Package) -> None:
    """An event during treatment is not treatment-emergent."""
    row = package.first(
        "ADAE", lambda adae: (adae["ONTRTFL"] == "Y") & (adae["AOCCFL"] == "") & (adae["AEGRPID"] != ""), 12
    )
    package.set("ADAE", row, TRTEMFL="")


@defect("OCCDS 1.0: treatment-emergent from first dose on", touches="ADAE.TRTEMFL")
def event_before_treatment_flagged(package: Package) -> None:
    """An event before first dose is treatment-emergent."""
    package.set("ADAE", package.first("ADAE", lambda adae: adae["PREFL"] == "Y", 2), TRTEMFL="Y")


@defect("OCCDS 1.0: one first occurrence per subject", touches="ADAE.AOCCFL")
def first_occurrence_twice(package: Package) -> None:
    """A subject has two first occurrences of any event."""
    package.set(
        "ADAE", package.first("ADAE", lambda adae: (adae["AOCCFL"] == "") & (adae["TRTEMFL"] == "Y"), 15), AOCCFL="Y"
    )


@defect("OCCDS 1.0: ADAE has the events of AE", touches="-ADAE", finds="ADAE ADAE.AESEQ ADAE.USUBJID AE.AESEQ")
def event_not_analysed(package: Package) -> None:
    """An event of AE is not in ADAE."""
    package.drop("ADAE", package.first("ADAE", lambda adae: (adae["AOCCFL"] == "") & (adae["AOCCPFL"] == ""), 9))


@defect("Data review: dates equal their source", touches="ADAE.ASTDT ADAE.ASTDY ADAE.ADURN", finds="ADAE.ASTDT")
def event_starts_on_another_day(package: Package) -> None:
    """ASTDT is a day after AESTDTC; day and duration go with it."""
    row = package.first("ADAE", lambda adae: adae["ADURN"] > 5, 30)
    line = package.frame("ADAE").loc[row]
    package.set("ADAE", row, ASTDT=line["ASTDT"] + 1, ASTDY=line["ASTDY"] + 1, ADURN=line["ADURN"] - 1)


@defect(
    "Data review: who is known without progression is known alive", touches="ADTTE.ADT ADTTE.AVAL", finds="ADTTE.ADT"
)
def progression_free_longer_than_alive(package: Package) -> None:
    """Progression-free survival ends five days after overall survival; AVAL goes with it."""
    row = _time(package, "OS", 3)
    subject, end = package.value("ADTTE", row, "USUBJID"), package.value("ADTTE", row, "ADT")
    free = package.first("ADTTE", lambda adtte: (adtte["PARAMCD"] == "PFS") & (adtte["USUBJID"] == subject))
    package.set("ADTTE", free, ADT=end + 5, AVAL=end + 5 - package.value("ADTTE", free, "STARTDT") + 1)
