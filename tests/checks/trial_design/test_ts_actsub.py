"""The number of subjects is that of DM."""

from tests.checks.made import found, table

from nec_cdisc.checks.trial_design.ts_actsub import ts_actsub


def test_another_number_of_subjects_is_found():
    """A number that DM does not show is found, that of the enrolled and that of all are not."""
    dm = table("DM", USUBJID=["1", "2", "3"], ARMCD=["A", "A", None])
    for value, expected in (("2", []), ("3", []), ("4", [("TS", 1)])):
        assert found(ts_actsub, table("TS", TSPARMCD=["ACTSUB"], TSVAL=[value]), dm) == expected
