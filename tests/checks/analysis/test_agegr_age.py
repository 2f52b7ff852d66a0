"""Subjects are in the group of their age."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.agegr_age import agegr_age


def test_a_subject_in_another_group_is_found():
    """65 is not below 65, 81 is not between 65 and 80; a group in words says nothing."""
    groups = ["<65", "<65", "65-80", "65-80", ">=65", ">80", "18 to 64", "OLD"]
    adsl = table("ADSL", AGE=[64, 65, 80, 81, 65, 80, 70, 30], AGEGR1=groups)
    assert found(agegr_age, adsl) == [("ADSL", record) for record in (2, 4, 6, 7)]


def test_all_ways_of_writing_a_group_are_read():
    """Signs and words mean the same."""
    groups = ["<=64", "UNDER 65", ">64", "OVER 64", "65 - <75", "65 years"]
    assert found(agegr_age, table("ADSL", AGE=[64, 64, 65, 65, 74, 20], AGEGR1=groups)) == []
