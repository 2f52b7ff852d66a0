"""Grades have their own number."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.grade_number import grade_number
from nec_cdisc.validate.running import Outcome


def test_another_number_is_found():
    """3 for grade 2 is found, and 1 for SEVERE; a missing number is found, and a text that is no grade says nothing."""
    adae = table("ADAE", USUBJID=["1"] * 4, ATOXGR=["2", "GRADE 3", "3", "UNKNOWN"], ATOXGRN=[3, 3, None, 1])
    assert found(grade_number, adae) == [("ADAE", 1), ("ADAE", 3)]
    assert found(grade_number, table("ADAE", USUBJID=["1", "1"], ASEV=["SEVERE", "MILD"], ASEVN=[1, 1])) == [
        ("ADAE", 1)
    ]


def test_without_grades_it_is_skipped():
    """A dataset without a grade is no passed one."""
    assert result(grade_number, table("ADAE", USUBJID=["1"])).outcome is Outcome.SKIPPED
