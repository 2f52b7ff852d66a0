"""A visit number has one name in all datasets."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.visitnum_one_visit import visitnum_one_visit


def test_another_name_of_a_number_is_found():
    """The record that names a visit unlike the other datasets is found, also where it is alone in its dataset."""
    vs = table("VS", VISITNUM=[1, 2, 2], VISIT=["SCREENING", "DAY 1", "DAY 1"])
    lb = table("LB", VISITNUM=[1, 2, 3, None], VISIT=["SCREENING", "DAY 2", "DAY 3", "DAY 4"])
    assert found(visitnum_one_visit, vs, lb) == [("LB", 2)]


def test_the_plan_decides():
    """Where TV names the visit the majority does not matter."""
    vs = table("VS", VISITNUM=[2, 2], VISIT=["DAY 1", "DAY 1"])
    assert found(visitnum_one_visit, vs, table("TV", VISITNUM=[2], VISIT=["DAY 2"])) == [("VS", 1), ("VS", 2)]
