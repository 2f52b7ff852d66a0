"""A result has a date."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.result_without_date import result_without_date


def test_a_result_without_a_date_is_found():
    """The undated result is found, not what was not done, nor a test that never has a date."""
    vs = table("VS", VSTESTCD=["A", "A", "A", "B"], VSORRES=["1", None, "1", "1"], VSDTC=[None, None, "2019", None])
    assert found(result_without_date, vs) == [("VS", 1)]
