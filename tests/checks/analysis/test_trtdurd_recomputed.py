"""The duration of treatment counts both days."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.trtdurd_recomputed import trtdurd_recomputed


def test_a_wrong_duration_is_found():
    """10 days from day 1 to day 10 are right and 9 are found."""
    adsl = table("ADSL", TRTSDT=[20000] * 3, TRTEDT=[20009] * 3, TRTDURD=[10, 9, None])
    assert found(trtdurd_recomputed, adsl) == [("ADSL", 2)]
