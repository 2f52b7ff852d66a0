"""Subjects are of the sex that the trial is for."""

from tests.checks.made import found, table

from nec_cdisc.checks.trial_design.ts_sex import ts_sex


def test_a_subject_of_the_other_sex_is_found():
    """The other sex is found in a trial for one, and none in a trial for both."""
    dm = table("DM", SEX=["M", "F", "U"])
    assert found(ts_sex, dm, table("TS", TSPARMCD=["SEXPOP"], TSVAL=["F"])) == [("DM", 1)]
    assert found(ts_sex, dm, table("TS", TSPARMCD=["SEXPOP"], TSVAL=["BOTH"])) == []
