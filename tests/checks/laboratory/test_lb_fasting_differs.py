"""One sample is fasting or not."""

from tests.checks.made import found, table

from nec_cdisc.checks.laboratory.lb_fasting_differs import lb_fasting_differs


def test_another_fasting_status_of_one_sample_is_found():
    """The result with another status than the others of its time is found, another time is not."""
    lb = table(
        "LB",
        USUBJID=["1"] * 4,
        LBTESTCD=["GLUC", "CHOL", "TRIG", "GLUC"],
        LBDTC=["2019-01-01T08:00"] * 3 + ["2019-01-01T12:00"],
        LBFAST=["Y", "N", "Y", "N"],
    )
    assert found(lb_fasting_differs, lb) == [("LB", 2)]
