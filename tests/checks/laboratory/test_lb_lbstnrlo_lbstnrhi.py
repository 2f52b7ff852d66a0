"""A range has its lower limit below."""

from tests.checks.made import found, table

from nec_cdisc.checks.laboratory.lb_lbstnrlo_lbstnrhi import lb_lbstnrlo_lbstnrhi


def test_swapped_limits_are_found():
    """A lower limit above the upper one is found, equal ones and open ranges are not."""
    lb = table("LB", LBTESTCD=["A"] * 4, LBSTNRLO=[50, 35, 5, 35], LBSTNRHI=[35, 50, 5, None])
    assert found(lb_lbstnrlo_lbstnrhi, lb) == [("LB", 1)]
