"""Numeric flags are 1 and 0."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.flag_numbers import flag_numbers
from nec_cdisc.validate.running import Outcome


def test_a_number_that_is_not_that_of_the_flag_is_found():
    """0 for Y and 1 for N are found; 1, 0 and nothing for no flag are right."""
    adsl = table("ADSL", USUBJID=["1"] * 5, SAFFL=["Y", "N", "Y", "N", None], SAFFN=[0, 1, 1, 0, None])
    assert found(flag_numbers, adsl) == [("ADSL", 1), ("ADSL", 2)]


def test_without_numbers_it_is_skipped():
    """A dataset without a numeric flag is no passed one."""
    assert result(flag_numbers, table("ADSL", USUBJID=["1"], SAFFL=["Y"])).outcome is Outcome.SKIPPED
