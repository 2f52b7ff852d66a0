"""A test has one result at a time."""

from tests.checks.made import found, table

from nec_cdisc.checks.laboratory.lb_dup import lb_dup


def test_a_second_result_of_one_time_is_found():
    """The second result at one time is found, in another visit too; another time, specimen or day of visits is not."""
    lb = table(
        "LB",
        USUBJID=["1"] * 6,
        LBTESTCD=["ALB"] * 6,
        LBDTC=[
            "2019-01-01T08",
            "2019-01-01T08",
            "2019-01-01T09",
            "2019-01-01T08",
            "2019-02-01",
            "2019-02-01",
        ],
        LBSPEC=["SERUM", "SERUM", "SERUM", "URINE", "SERUM", "SERUM"],
        LBSTRESC=["40", "41", "42", "43", "44", "45"],
        VISITNUM=[1, 2, 1, 1, 3, 4],
    )
    assert found(lb_dup, lb) == [("LB", 2)]
