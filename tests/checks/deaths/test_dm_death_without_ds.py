"""A death is a disposition."""

from tests.checks.made import found, table

from nec_cdisc.checks.deaths.dm_death_without_ds import dm_death_without_ds


def test_a_death_that_ds_does_not_know_is_found():
    """The subject that died without a disposition of death is found, not one with it."""
    ds = table("DS", USUBJID=["1", "2"], DSDECOD=["DEATH", "COMPLETED"])
    assert found(dm_death_without_ds, table("DM", USUBJID=["1", "2", "3"], DTHFL=["Y", "Y", None]), ds) == [("DM", 2)]
