"""A result with a range has an indicator."""

from tests.checks.made import found, table

from nec_cdisc.checks.laboratory.lb_nrind_missing import lb_nrind_missing


def test_a_missing_indicator_is_found():
    """The result with a range and no indicator is found, not one without a range."""
    lb = table(
        "LB",
        LBTESTCD=["A"] * 3,
        LBSTRESN=[5, 5, 5],
        LBSTNRLO=[1, None, 1],
        LBSTNRHI=[9, 9, 9],
        LBNRIND=[None, None, "NORMAL"],
    )
    assert found(lb_nrind_missing, lb) == [("LB", 1)]
