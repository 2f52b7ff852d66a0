"""A visit has one number in all datasets."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.visit_one_visitnum import visit_one_visitnum


def test_another_number_of_a_visit_is_found():
    """The record that numbers a visit unlike the others is found; unscheduled visits may share a name."""
    vs = table("VS", VISITNUM=[1, 2, 2, 2.1, 2.2], VISIT=["SCREENING", "DAY 1", "DAY 1", "UNSCHEDULED", "UNSCHEDULED"])
    lb = table("LB", VISITNUM=[1, 3], VISIT=["SCREENING", "DAY 1"])
    assert found(visit_one_visitnum, vs, lb) == [("LB", 2)]
