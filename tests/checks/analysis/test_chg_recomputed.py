"""CHG is AVAL minus BASE."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.chg_recomputed import chg_recomputed


def test_a_wrong_change_is_found():
    """6 for 15 minus 10 is found, and a change without a baseline; what is stored inexactly is not."""
    adlb = table("ADLB", AVAL=[15, 15, 15, 0.3], BASE=[10, 10, None, 0.1], CHG=[5, 6, 5, 0.2])
    assert found(chg_recomputed, adlb) == [("ADLB", 2), ("ADLB", 3)]
