"""PCHG is CHG by BASE."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.pchg_recomputed import pchg_recomputed


def test_a_wrong_percentage_is_found():
    """50 % of 15 against 10 is right, also rounded; 60 % is found; a baseline of 0 has none."""
    adlb = table("ADLB", AVAL=[15, 15, 4, 1], BASE=[10, 10, 3, 0], PCHG=[50, 60, 33.3, 100])
    assert found(pchg_recomputed, adlb) == [("ADLB", 2)]


def test_of_a_negative_baseline_both_signs_are_used():
    """Some sponsors divide by the size of a negative baseline."""
    assert found(pchg_recomputed, table("ADLB", AVAL=[-5, -5], BASE=[-10, -10], PCHG=[50, -50])) == []
