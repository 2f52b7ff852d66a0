"""A test under treatment has a baseline."""

from tests.checks.made import found, table

from nec_cdisc.checks.laboratory.lb_baseline_missing import lb_baseline_missing

DM = table("DM", USUBJID=["1"], RFXSTDTC=["2019-03-05"])


def test_a_marker_without_baseline_is_found_once():
    """The first result of a marker followed without baseline is found, not one with it, nor a single result."""
    lb = table(
        "LB",
        USUBJID=["1"] * 6,
        LBTESTCD=["CGA", "CGA", "NSE", "NSE", "ALB", "CGB"],
        LBCAT=["TUMOR MARKERS"] * 4 + ["CHEMISTRY", "TUMOR MARKERS"],
        LBDTC=["2019-05-01", "2019-04-01", "2019-03-05", "2019-04-01", "2019-04-01", "2019-04-01"],
        LBSTRESC=["1"] * 6,
    )
    assert found(lb_baseline_missing, lb, DM) == [("LB", 2)]
