"""A test with ranges has them always."""

from tests.checks.made import found, table

from nec_cdisc.checks.laboratory.lb_range_missing import lb_range_missing


def test_a_result_without_range_is_found():
    """The result without a range is found where others of its test have one, not a test without ranges."""
    lb = table(
        "LB",
        LBTESTCD=["A", "A", "A", "B", "A"],
        LBSTRESN=[5, 5, 5, 5, None],
        LBSTNRLO=[1, 1, None, None, None],
        LBSTNRHI=[9, None, None, None, None],
    )
    assert found(lb_range_missing, lb) == [("LB", 3)]
