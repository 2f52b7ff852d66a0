"""An indicator is of a result."""

from tests.checks.made import found, table

from nec_cdisc.checks.laboratory.lb_nrind_without_result import lb_nrind_without_result


def test_an_indicator_alone_is_found():
    """The indicator without a result is found, not beside one."""
    lb = table("LB", LBTESTCD=["A"] * 3, LBNRIND=["LOW", "LOW", None], LBORRES=[None, "5", None])
    assert found(lb_nrind_without_result, lb) == [("LB", 1)]
