"""A performance status is one of its scale."""

from tests.checks.made import found, table

from nec_cdisc.checks.tumours.rs_performance_status import rs_performance_status


def test_a_performance_status_that_the_scale_does_not_have_is_found():
    """A status of 7 is found; 0, 5, a blank one and a result of another test are not."""
    rs = table("RS", RSTESTCD=["ECOG101"] * 4 + ["OVRLRESP"], RSSTRESC=["0", "7", "5", None, "PD"])
    assert found(rs_performance_status, rs) == [("RS", 2)]
