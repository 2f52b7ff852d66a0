"""A laboratory result is one that a living person can have."""

from tests.checks.made import found, table

from nec_cdisc.checks.laboratory.lb_impossible_value import lb_impossible_value


def test_a_result_in_the_wrong_unit_is_found():
    """A haemoglobin of g/dL reported in g/L is found, a low one, another unit and urine are not."""
    lb = table(
        "LB",
        LBTESTCD=["HGB", "HGB", "HGB", "CREAT"],
        LBSTRESN=[7.4, 45, 7.4, 20_000],
        LBSTRESU=["g/L", "g/L", "g/dL", "umol/L"],
        LBSPEC=["BLOOD", None, "BLOOD", "URINE"],
    )
    assert found(lb_impossible_value, lb) == [("LB", 1)]
