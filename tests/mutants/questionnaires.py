"""Defects of the QLQ-C30."""

from __future__ import annotations

from tests.mutants.calendar import death_of, redate, shifted
from tests.mutants.defect import family
from tests.mutants.lesions import rows_of
from tests.mutants.package import Package

QUESTIONNAIRES = family("questionnaires")
defect = QUESTIONNAIRES.defect
SUBJECT = "EVINEC-06-003"


@defect("Data review: all 30 items present", touches="-QS", finds="QS QS.QSTESTCD QS.VISITNUM QS.USUBJID")
def item_missing(package: Package) -> None:
    """A form has 29 items."""
    package.drop("QS", rows_of(package.frame("QS"), SUBJECT, VISITNUM=35.0, QSTESTCD="EOR0112"))


@defect("QLQ-C30: items 1 to 28 are answered by 1 to 4", touches="QS.QSORRES QS.QSSTRESC QS.QSSTRESN")
def answer_out_of_range(package: Package) -> None:
    """An item of four answers is answered by 5."""
    row = rows_of(package.frame("QS"), SUBJECT, VISITNUM=55.0, QSTESTCD="EOR0110")[0]
    package.set("QS", row, QSORRES="5", QSSTRESC="5", QSSTRESN=5.0)


@defect(
    "sdtmchecks: qs_dup",
    touches="+QS",
    finds="QS QS.QSTESTCD QS.VISITNUM QS.QSDTC QS.QSSEQ QS.USUBJID QS.VISIT",
    records=30,
)
def form_twice(package: Package) -> None:
    """All items of a form stand a second time, answered on the next day."""
    for row in rows_of(package.frame("QS"), SUBJECT, VISITNUM=55.0):
        fresh = package.repeat("QS", row, QSSEQ=package.last_sequence("QS", row))
        redate(package, "QS", fresh, "QSDTC", shifted(package.value("QS", row, "QSDTC"), 1))


@defect("sdtmchecks: qs_qsdtc_after_dd", touches="QS.QSDTC QS.QSDY", finds="QS.QSDTC", records=30)
def form_after_death(package: Package) -> None:
    """A form was filled in three days after death."""
    qs, subject = package.frame("QS"), "EVINEC-08-002"
    rows = rows_of(qs, subject, VISITNUM=float(qs.loc[qs["USUBJID"] == subject, "VISITNUM"].max()))
    redate(package, "QS", rows, "QSDTC", shifted(death_of(package, subject), 3))


@defect("QLQ-C30: items 6 to 30 ask for the past week", touches="QS.QSEVLINT")
def evaluation_interval_wrong(package: Package) -> None:
    """An item on the past week is said to ask for the past month."""
    package.set("QS", rows_of(package.frame("QS"), SUBJECT, VISITNUM=95.0, QSTESTCD="EOR0120")[0], QSEVLINT="-P1M")


@defect(
    "SDTMIG 3.4: what was not done has no result",
    touches="QS.QSSTAT",
    finds="QS.QSSTAT QS.QSREASND QS.QSORRES QS.QSSTRESC QS.QSSTRESN",
)
def answered_but_not_done(package: Package) -> None:
    """An item that was answered was not done."""
    package.set("QS", rows_of(package.frame("QS"), SUBJECT, VISITNUM=95.0, QSTESTCD="EOR0105")[0], QSSTAT="NOT DONE")
