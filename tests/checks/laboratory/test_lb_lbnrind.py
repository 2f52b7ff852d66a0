"""The indicator agrees with result and range."""

from tests.checks.made import found, table

from nec_cdisc.checks.laboratory.lb_lbnrind import lb_lbnrind


def test_a_wrong_indicator_is_found():
    """Each wrong indicator is found, right ones, limits themselves, open ranges and ABNORMAL are not."""
    lb = table(
        "LB",
        LBTESTCD=["A"] * 9,
        LBSTRESN=[30, 30, 40, 40, 60, 35, 60, 30, 40],
        LBSTNRLO=[35, 35, 35, 35, 35, 35, None, 35, 35],
        LBSTNRHI=[50] * 9,
        LBNRIND=["NORMAL", "LOW", "NORMAL", "HIGH", "LOW", "NORMAL", "HIGH", None, "ABNORMAL"],
    )
    assert found(lb_lbnrind, lb) == [("LB", 1), ("LB", 4), ("LB", 5)]


def test_a_limit_that_was_rounded_on_conversion_is_no_contradiction():
    """A result on its original limit is normal, although the rounded standard limit lies below it."""
    lb = table(
        "LB",
        LBTESTCD=["CREAT"] * 2,
        LBORRES=["1.6", "1.7"],
        LBORNRLO=["0.8", "0.8"],
        LBORNRHI=["1.6", "1.6"],
        LBSTRESN=[141.44, 150.28],
        LBSTNRLO=[71, 71],
        LBSTNRHI=[141, 141],
        LBNRIND=["NORMAL", "NORMAL"],
    )
    assert found(lb_lbnrind, lb) == [("LB", 2)]
