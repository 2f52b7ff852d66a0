"""What was not done has no result."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.stat_with_result import stat_with_result


def test_a_result_of_what_was_not_done_is_found():
    """A result beside NOT DONE is found in any of its forms, and neither alone."""
    lb = table("LB", LBSTAT=["NOT DONE", "NOT DONE", None], LBORRES=["5", None, "5"])
    mh = table("MH", MHSTAT=["NOT DONE"], MHOCCUR=["Y"])
    assert found(stat_with_result, lb, mh) == [("LB", 1), ("MH", 1)]
