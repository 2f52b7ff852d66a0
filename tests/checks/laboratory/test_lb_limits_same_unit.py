"""In the same unit the standard limits are the original ones."""

from tests.checks.made import found, table

from nec_cdisc.checks.laboratory.lb_limits_same_unit import lb_limits_same_unit


def test_another_limit_in_the_same_unit_is_found():
    """Ten times the limit is found, the same one and one in another unit are not."""
    lb = table(
        "LB",
        LBORRESU=["g/L", "g/L", "g/dL"],
        LBSTRESU=["g/L"] * 3,
        LBORNRHI=["50", "50", "5"],
        LBSTNRHI=[500, 50, 50],
        LBORNRLO=["35", "35", "3.5"],
        LBSTNRLO=[35, 35, 35],
    )
    assert found(lb_limits_same_unit, lb) == [("LB", 1)]
