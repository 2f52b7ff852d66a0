"""The number of arms is that of TA."""

from tests.checks.made import found, table

from nec_cdisc.checks.trial_design.ts_narms import ts_narms


def test_another_number_of_arms_is_found():
    """A number that is not that of TA is found, the right one is not."""
    ta = table("TA", ARMCD=["A", "A", "B"])
    for value, expected in (("2", []), ("1", [("TS", 1)])):
        assert found(ts_narms, table("TS", TSPARMCD=["NARMS"], TSVAL=[value]), ta) == expected
