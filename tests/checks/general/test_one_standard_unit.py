"""A test has one standard unit."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.one_standard_unit import one_standard_unit


def test_another_standard_unit_is_found():
    """The record in another unit than the others of its test is found, not another test."""
    lb = table("LB", LBTESTCD=["ALB", "ALB", "ALB", "HGB", "ALB"], LBSTRESU=["g/L", "g/L", "g/dL", "g/dL", None])
    assert found(one_standard_unit, lb) == [("LB", 3)]
