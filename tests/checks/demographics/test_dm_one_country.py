"""A site lies in one country."""

from tests.checks.made import found, table

from nec_cdisc.checks.demographics.dm_one_country import dm_one_country


def test_a_site_in_two_countries_is_found():
    """The subject with another country than the others of its site is found, another site is not."""
    dm = table("DM", SITEID=["1", "1", "1", "2"], COUNTRY=["DEU", "DEU", "AUT", "AUT"])
    assert found(dm_one_country, dm) == [("DM", 3)]
