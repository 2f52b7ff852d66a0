"""Flags are Y or N."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.flags_yes_no import flags_yes_no


def test_another_text_is_found():
    """YES is found; Y, N and a missing flag are not, and a numeric variable is no flag."""
    adsl = table("ADSL", USUBJID=["1"] * 4, SAFFL=["YES", "Y", "N", None], XFL=[1, 2, 3, 4])
    assert found(flags_yes_no, adsl) == [("ADSL", 1)]
