"""Who was found dead is dead."""

from tests.checks.made import found, table

from nec_cdisc.checks.deaths.ss_dead_dthfl import ss_dead_dthfl


def test_a_death_that_dm_does_not_know_is_found():
    """The dead subject that DM has as alive is found, not one that died, nor one alive."""
    ss = table("SS", USUBJID=["1", "2", "3"], SSSTRESC=["DEAD", "DEAD", "ALIVE"])
    assert found(ss_dead_dthfl, ss, table("DM", USUBJID=["1", "2", "3"], DTHFL=["Y", None, None])) == [("SS", 2)]
