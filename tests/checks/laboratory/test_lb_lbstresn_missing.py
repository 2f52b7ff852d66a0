"""A numeric laboratory result has a standard number."""

from tests.checks.made import found, table

from nec_cdisc.checks.laboratory.lb_lbstresn_missing import lb_lbstresn_missing


def test_a_number_without_standard_number_is_found():
    """The number without its standard one is found, not a text, nor a test that is reported in words."""
    lb = table(
        "LB",
        LBTESTCD=["ALB", "ALB", "ALB", "COLOR"],
        LBORRES=["40", "41", "<5", "1"],
        LBSTRESN=[None, 41, None, None],
    )
    assert found(lb_lbstresn_missing, lb) == [("LB", 1)]


def test_a_part_of_the_laboratory_is_looked_at_too():
    """A dataset that the laboratory was split into is one of LB."""
    lb = table("LBCH", LBTESTCD=["ALB", "ALB"], LBORRES=["40", "41"], LBSTRESN=[None, 41])
    assert found(lb_lbstresn_missing, lb) == [("LBCH", 1)]
