"""A test with a unit has it always."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.result_without_unit import result_without_unit


def test_a_result_without_its_unit_is_found():
    """The number without the unit of its test is found, not a test that has none, nor a missing result."""
    lb = table(
        "LB",
        LBTESTCD=["ALB", "ALB", "PH", "ALB"],
        LBSTRESN=[40, 41, 7.4, None],
        LBSTRESU=["g/L", None, None, None],
    )
    assert found(result_without_unit, lb) == [("LB", 2)]


def test_an_original_result_without_its_unit_is_found():
    """The original unit is missed although the standard one is there; a text needs none."""
    originals = {"LBORRES": ["40", "41", "trace"], "LBORRESU": ["g/L", None, None]}
    lb = table("LB", LBTESTCD=["ALB"] * 3, **originals, LBSTRESN=[40, 41, None], LBSTRESU=["g/L", "g/L", None])
    assert found(result_without_unit, lb) == [("LB", 2)]
