"""A unit is one of its test."""

from tests.checks.made import found, table

from nec_cdisc.checks.laboratory.lb_unit_unknown import lb_unit_unknown


def test_a_unit_of_another_kind_is_found():
    """A unit that the test cannot have is found, known ones are not, nor those of a test without conversions."""
    lb = table(
        "LB", LBTESTCD=["GLUC", "GLUC", "GLUC", "NEWTEST", "GLUC"], LBORRESU=["mmHg", "mg/dL", "mmol/L", "mmHg", None]
    )
    assert found(lb_unit_unknown, lb) == [("LB", 1)]
