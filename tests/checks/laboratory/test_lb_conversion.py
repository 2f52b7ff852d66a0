"""The standard result is the original one converted."""

from tests.checks.made import found, table

from nec_cdisc.checks.laboratory.lb_conversion import lb_conversion


def test_a_wrong_factor_is_found():
    """A result that is ten times too high is found, a converted and a rounded one, and unknown units, are not."""
    lb = table(
        "LB",
        LBTESTCD=["GLUC"] * 4,
        LBORRES=["100", "100", "101", "100"],
        LBORRESU=["mg/dL", "mg/dL", "mg/dL", "spoons"],
        LBSTRESN=[55.5, 5.55, 5.6, 7],
        LBSTRESU=["mmol/L"] * 4,
    )
    assert found(lb_conversion, lb) == [("LB", 1)]
