"""Subjects are of the age that the trial is for."""

from tests.checks.made import found, table

from nec_cdisc.checks.trial_design.ts_age import ts_age


def test_an_age_outside_of_the_plan_is_found():
    """Younger and older subjects are found, the limits, screening failures and a limit without number are not."""
    dm = table(
        "DM",
        AGE=[17, 18, 70, 71, 17],
        AGEU=["YEARS"] * 5,
        ARMCD=["A"] * 4 + [None],
        ARMNRS=[None] * 4 + ["SCREEN FAILURE"],
    )
    ts = table("TS", TSPARMCD=["AGEMIN", "AGEMAX"], TSVAL=["P18Y", "P70Y"])
    assert found(ts_age, dm, ts) == [("DM", 1), ("DM", 4)]
    assert found(ts_age, dm, table("TS", TSPARMCD=["AGEMAX"], TSVAL=[None])) == []
