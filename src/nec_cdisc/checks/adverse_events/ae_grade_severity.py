"""Grade and severity agree."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records

#: The grades that each severity may have.
GRADES = {"MILD": {"1"}, "MODERATE": {"2"}, "SEVERE": {"3", "4", "5"}}


@check("AEV107", Level.WARNING, AE=("AETOXGR", "AESEV"))
def ae_grade_severity(ae: Records) -> Iterator[Found]:
    """Where both are collected, grade 1 is mild, grade 2 moderate, and each higher grade severe.

    Why: Tables by severity and tables by grade contradict each other.
    Do: Ask the site for the grade.
    Source: CTCAE, general guideline on grades: mild, moderate, severe.
    """
    wrong = ae.filled("AETOXGR") & ae.filled("AESEV")
    for severity, grades in GRADES.items():
        wrong &= ~(ae.holds("AESEV", severity) & ae.holds("AETOXGR", *grades))
    yield ae.found(wrong, "AETOXGR is {AETOXGR} and AESEV {AESEV}", "AETOXGR", "AESEV")
