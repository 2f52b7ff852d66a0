"""A reason why something was not done belongs to what was not done."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.reasnd_without_stat import reasnd_without_stat


def test_a_reason_without_status_is_found():
    """The reason alone is found, not one beside NOT DONE."""
    assert found(
        reasnd_without_stat, table("LB", LBREASND=["LOST", "LOST", None], LBSTAT=[None, "NOT DONE", None])
    ) == [("LB", 1)]
