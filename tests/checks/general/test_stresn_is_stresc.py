"""The numeric standard result is the character one."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.stresn_is_stresc import stresn_is_stresc


def test_a_number_unlike_its_text_is_found():
    """Another number, and one beside a text that is none, are found; another notation of it is not."""
    lb = table("LB", LBSTRESC=["7.4", "7.40", "<5", None, "<5"], LBSTRESN=[7.5, 7.4, 5, 1, None])
    assert found(stresn_is_stresc, lb) == [("LB", 1), ("LB", 3), ("LB", 4)]
