"""A planned visit is one of the trial."""

from tests.checks.made import found, table

from nec_cdisc.checks.trial_design.visit_in_tv import visit_in_tv


def test_a_visit_that_tv_has_not_is_found():
    """The visit that is not planned is found, a described or unscheduled one is not."""
    tv = table("TV", VISITNUM=[1, 2], VISIT=["SCREENING", "DAY 1"])
    sv = table(
        "SV",
        VISITNUM=[1, 3, 2.1, 4],
        VISIT=["SCREENING", "DAY 9", "UNSCHEDULED 2.1", "EXTRA"],
        SVUPDES=[None, None, None, "Rash"],
    )
    assert found(visit_in_tv, sv, tv) == [("SV", 2)]
