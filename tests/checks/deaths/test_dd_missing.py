"""A death has its details."""

from tests.checks.made import found, table

from nec_cdisc.checks.deaths.dd_missing import dd_missing


def test_a_death_without_details_is_found():
    """The subject that died without details is found, not one with them, nor one that lives."""
    dm = table("DM", USUBJID=["1", "2", "3"], DTHFL=["Y", "Y", None])
    assert found(dd_missing, dm, table("DD", USUBJID=["1"])) == [("DM", 2)]
