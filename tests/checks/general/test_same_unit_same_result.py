"""In the same unit the standard result is the original one."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.same_unit_same_result import same_unit_same_result


def test_another_value_in_the_same_unit_is_found():
    """Ten times the value is found, a rounded one and one in another unit are not."""
    lb = table(
        "LB",
        LBORRES=["7.4", "7.44", "0.74", "7.4", "<5"],
        LBORRESU=["g/dL", "g/dL", "g/L", None, "g/dL"],
        LBSTRESN=[74, 7.4, 740, 3, None],
        LBSTRESU=["g/dL", "g/dL", "mg/L", None, "g/dL"],
    )
    assert found(same_unit_same_result, lb) == [("LB", 1)]
