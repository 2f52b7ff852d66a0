"""No amount is below zero."""

from tests.checks.made import found, table

from nec_cdisc.checks.laboratory.lb_negative_result import lb_negative_result


def test_a_negative_amount_is_found():
    """A negative amount is found, zero, a base excess and a result without unit are not."""
    lb = table(
        "LB", LBTESTCD=["ALB", "ALB", "BASEEXCS", "SCORE"], LBSTRESN=[-9, 0, -2, -1], LBSTRESU=["g/L"] * 3 + [None]
    )
    assert found(lb_negative_result, lb) == [("LB", 1)]
