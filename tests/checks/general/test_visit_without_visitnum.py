"""A visit has its number."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.visit_without_visitnum import visit_without_visitnum


def test_a_visit_without_number_is_found():
    """The record with a visit alone is found, one with neither is not."""
    lb = table("LB", VISIT=["CYCLE 1", "CYCLE 1", None], VISITNUM=[10, None, None])
    assert found(visit_without_visitnum, lb) == [("LB", 2)]
