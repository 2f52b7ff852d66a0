"""Defects of lesions: what is identified (TU) against what is measured (TR)."""

from __future__ import annotations

import pandas as pd
from tests.mutants.calendar import redate, shifted
from tests.mutants.defect import family
from tests.mutants.package import Package

LESIONS = family("lesions")
defect = LESIONS.defect
RECIST = "RECIST 1.1 (Eur J Cancer 2009;45:228)"
DIAMETERS = ("LDIAM", "LPERP")


def rows_of(frame: pd.DataFrame, subject: str, **values: object) -> list[int]:
    """Return the records of a subject that have some values."""
    chosen = frame["USUBJID"] == subject
    for name, value in values.items():
        chosen &= frame[name] == value
    return [int(row) for row in frame.index[chosen]]


@defect("Data review: every TR lesion has a TU", touches="+TR", finds="TR.TRLNKID TR")
def lesion_measured_but_not_identified(package: Package) -> None:
    """A non-target lesion NT9 is assessed that TU does not know."""
    tr = package.frame("TR")
    row = rows_of(tr, "EVINEC-01-004", TRTESTCD="TUMSTATE", VISITNUM=35.0)[-1]
    package.repeat("TR", row, TRLNKID="NT9", TRSEQ=package.last_sequence("TR", row))


@defect("Data review: link keys resolve both ways", touches="+TU", finds="TU.TULNKID TU")
def lesion_identified_but_never_assessed(package: Package) -> None:
    """A non-target lesion is identified at screening, but TR never tells of it."""
    row = package.first("TU", lambda tu: tu["TUSTRESC"] == "NON-TARGET", 3)
    package.repeat("TU", row, TULNKID="NT8", TUSEQ=package.last_sequence("TU", row), TULOC="PERITONEUM")


@defect(
    f"{RECIST}, at most five target lesions",
    touches="+TU +TR TR.TRORRES TR.TRSTRESC TR.TRSTRESN",
    finds="TU TU.TULNKID TU.TUSTRESC TU.TUORRES TU.USUBJID TU.TUTESTCD",
    records=7,
)
def six_target_lesions(package: Package) -> None:
    """A subject has a sixth target lesion, measured at every visit and part of the sums."""
    subject, tu = "EVINEC-10-001", package.frame("TU")
    like = rows_of(tu, subject, TULNKID="T5")[0]
    package.repeat("TU", like, TULNKID="T6", TULOC="SOFT TISSUE", TUSEQ=package.last_sequence("TU", like))
    tr = package.frame("TR")
    for row in rows_of(tr, subject, TRLNKID="T5"):
        number = {"TRORRES": "12", "TRSTRESC": "12", "TRSTRESN": 12.0} if tr.loc[row, "TRTESTCD"] == "LDIAM" else {}
        package.repeat("TR", row, TRLNKID="T6", TRSEQ=package.last_sequence("TR", row), **number)
    for row in rows_of(tr, subject, TRTESTCD="SUMDIAM"):
        total = float(tr.loc[row, "TRSTRESN"]) + 12
        package.set("TR", row, TRORRES=f"{total:g}", TRSTRESC=f"{total:g}", TRSTRESN=total)


@defect(
    f"{RECIST}, at most two target lesions per organ",
    touches="TU.TULOC",
    finds="TU TU.TULOC TU.TULNKID TU.TUSTRESC TU.USUBJID",
)
def three_target_lesions_of_an_organ(package: Package) -> None:
    """Three target lesions of a subject lie in the liver."""
    tu = package.frame("TU")
    package.set(
        "TU",
        next(row for row in rows_of(tu, "EVINEC-10-001", TUSTRESC="TARGET") if tu.loc[row, "TULOC"] == "LUNG"),
        TULOC="LIVER",
    )


@defect(
    "Data review: node and non-node diameters; sdtmchecks: tr_trstresn_ldiam",
    touches="TR.TRTESTCD TR.TRTEST",
    finds="TR.TRTESTCD TR.TRTEST",
)
def node_measured_along(package: Package) -> None:
    """A lymph node is measured by its longest diameter."""
    row = rows_of(package.frame("TR"), "EVINEC-01-001", TRTESTCD="LPERP", VISITNUM=35.0)[0]
    package.set("TR", row, TRTESTCD="LDIAM", TRTEST="Longest Diameter")


@defect(f"{RECIST}, sum of diameters", touches="TR.TRORRES TR.TRSTRESC TR.TRSTRESN")
def sum_of_diameters_wrong(package: Package) -> None:
    """A sum of diameters is 4 mm more than its lesions."""
    row = rows_of(package.frame("TR"), "EVINEC-02-003", TRTESTCD="SUMDIAM", VISITNUM=35.0)[0]
    total = float(package.value("TR", row, "TRSTRESN")) + 4
    package.set("TR", row, TRORRES=f"{total:g}", TRSTRESC=f"{total:g}", TRSTRESN=total)


@defect("Data review: no measurement before identification", touches="TU.TUDTC TU.TUDY", finds="TU.TUDTC TR.TRDTC")
def lesion_measured_before_identified(package: Package) -> None:
    """A target lesion is identified five days after its first measurement."""
    row = rows_of(package.frame("TU"), "EVINEC-05-002", TULNKID="T1")[0]
    redate(package, "TU", row, "TUDTC", shifted(package.value("TU", row, "TUDTC"), 5))


@defect(
    "Data review: target lesion without measurement at a visit",
    touches="-TR",
    finds="TR TR.TRLNKID TR.TRTESTCD TR.TRSTRESN TR.TRORRES TR.VISITNUM TR.TRLNKGRP",
    records=2,
)
def target_lesion_not_measured(package: Package) -> None:
    """At one visit a target lesion has no record, while the others and the sum have."""
    package.drop("TR", rows_of(package.frame("TR"), "EVINEC-08-001", TRLNKID="T2", VISITNUM=35.0))


@defect("sdtmchecks: tr_trdtc_across_visit", touches="TR.TRDTC TR.TRDY", finds="TR.TRDTC", records=2)
def visit_dates_apart(package: Package) -> None:
    """A lesion is measured 45 days after the others of its visit."""
    rows = rows_of(package.frame("TR"), "EVINEC-06-002", TRLNKID="T3", VISITNUM=35.0)
    redate(package, "TR", rows, "TRDTC", shifted(package.value("TR", rows[0], "TRDTC"), 45))


@defect("sdtmchecks: tu_tuloc_missing", touches="TU.TULOC")
def location_missing(package: Package) -> None:
    """A target lesion has no location."""
    package.set("TU", rows_of(package.frame("TU"), "EVINEC-07-002", TULNKID="T3")[0], TULOC="")


@defect(
    "RECIST 1.1: a lesion that is gone has no diameter",
    touches="TR.TRORRES TR.TRSTRESC",
    finds="TR.TRSTRESC TR.TRORRES TR.TRSTRESN TR.TRTESTCD",
)
def absent_lesion_with_a_diameter(package: Package) -> None:
    """A target lesion is absent at a visit at which its diameter is above 10 mm."""
    row = rows_of(package.frame("TR"), "EVINEC-02-003", TRTESTCD="TUMSTATE", TRLNKID="T1", VISITNUM=55.0)[0]
    package.set("TR", row, TRORRES="ABSENT", TRSTRESC="ABSENT")


@defect(
    "sdtmchecks: tr_dup",
    touches="+TR",
    finds="TR TR.TRSEQ TR.TRLNKID TR.TRTESTCD TR.TRSTRESN TR.USUBJID TR.VISITNUM TR.TRDTC TR.TRORRES",
)
def lesion_measured_twice(package: Package) -> None:
    """A target lesion has two diameters on one date, of which the sum counts one."""
    row = rows_of(package.frame("TR"), "EVINEC-04-003", TRTESTCD="LDIAM", TRLNKID="T1", VISITNUM=35.0)[0]
    number = float(package.value("TR", row, "TRSTRESN")) + 9
    values = {"TRORRES": f"{number:g}", "TRSTRESC": f"{number:g}", "TRSTRESN": number}
    package.repeat("TR", row, TRSEQ=package.last_sequence("TR", row), **values)


@defect(
    f"{RECIST}, the sum is that of target lesions",
    touches="TU.TUORRES TU.TUSTRESC",
    finds="TU.TULNKID TU.TUSTRESC TU.TUORRES TR.TRLNKID TR.TRTESTCD TR.TRSTRESN",
)
def target_lesion_called_non_target(package: Package) -> None:
    """Lesion T2, measured and part of the sums, is identified as non-target."""
    row = rows_of(package.frame("TU"), "EVINEC-08-001", TULNKID="T2")[0]
    package.set("TU", row, TUORRES="NON-TARGET", TUSTRESC="NON-TARGET")


@defect(
    "SDTMIG 3.4: a standard result is the original one in the standard unit",
    touches="TR.TRORRESU",
    finds="TR.TRORRESU TR.TRORRES TR.TRSTRESN TR.TRSTRESC TR.TRSTRESU",
)
def size_not_converted(package: Package) -> None:
    """A diameter in cm stands in mm with the same number."""
    row = package.first("TR", lambda tr: (tr["TRTESTCD"] == "LDIAM") & (tr["TRLOBXFL"] == ""), 5)
    package.set("TR", row, TRORRESU="cm")


@defect("SDTMIG 3.4, TR: TRLNKGRP links the records of one assessment", touches="TR.TRLNKGRP")
def group_of_another_visit(package: Package) -> None:
    """A diameter of the screening is linked to the response of the first assessment."""
    row = package.first("TR", lambda tr: (tr["TRTESTCD"] == "LDIAM") & (tr["VISIT"] == "SCREENING"), 3)
    package.set("TR", row, TRLNKGRP="TUMOUR ASSESSMENT 1")


@defect("Data review: standard and original result agree", touches="TU.TUORRES", finds="TU.TUORRES TU.TUSTRESC")
def kind_of_lesion_contradicts(package: Package) -> None:
    """A lesion that was reported as non-target stands as target lesion."""
    package.set("TU", package.first("TU", lambda tu: tu["TUSTRESC"] == "TARGET", 4), TUORRES="NON-TARGET")
