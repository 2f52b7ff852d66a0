"""The planned day of a visit is that of the trial."""

from tests.checks.made import found, table

from nec_cdisc.checks.trial_design.visitdy_in_tv import visitdy_in_tv


def test_another_planned_day_is_found():
    """Another day than that of TV is found, also one that no visit has; an unplanned visit is not."""
    tv = table("TV", VISITNUM=[1, 2], VISITDY=[-7, 1])
    vs = table("VS", VISITNUM=[1, 2, 2, 2.1], VISITDY=[-7, -7, 9, 5])
    assert found(visitdy_in_tv, vs, tv) == [("VS", 2), ("VS", 3)]
