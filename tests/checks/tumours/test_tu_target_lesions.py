"""A subject has no more target lesions than the criteria allow."""

from tests.checks.made import found
from tests.checks.tumours.course import lesion, tu

from nec_cdisc.checks.tumours.tu_target_lesions import tu_target_lesions
from nec_cdisc.records.facts import Facts

MANY = [lesion(f"T{number}", "TARGET", f"ORGAN {number}") for number in range(1, 7)]


def test_the_sixth_target_lesion_is_found():
    """Of six target lesions the sixth is found; five are not, whatever the number of other lesions."""
    assert found(tu_target_lesions, tu([*MANY, lesion("NT1", "NON-TARGET", "BONE")])) == [("TU", 6)]
    assert found(tu_target_lesions, tu(MANY[:5])) == []


def test_evaluators_and_parts_count_apart():
    """Five lesions of each of two evaluators are right, and parts of a lesion that split are no lesions more."""
    other = [row | {"TUEVAL": "INDEPENDENT ASSESSOR"} for row in MANY[:5]]
    part = lesion("T1.1", "TARGET", "LIVER", "WEEK 8", TUTESTCD="TUSPLIT")
    assert found(tu_target_lesions, tu([*MANY[:5], *other])) == []
    assert found(tu_target_lesions, tu([*MANY[:5], part])) == []


def test_the_study_may_allow_another_number():
    """Where the study allows two the third is found."""
    assert found(tu_target_lesions, tu(MANY[:3]), facts=Facts(target_lesions=2)) == [("TU", 3)]
