"""The countries of the subjects are those of the trial."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.trial_design.ts_countries import ts_countries
from nec_cdisc.validate.running import Outcome


def test_a_country_that_is_not_planned_is_found():
    """The subject of a country that TS does not name is found."""
    ts = table("TS", TSPARMCD=["FCNTRY", "FCNTRY"], TSVAL=["DEU", "AUT"])
    assert found(ts_countries, table("DM", COUNTRY=["DEU", "FRA", None, "AUT"]), ts) == [("DM", 2)]


def test_without_countries_it_is_skipped():
    """Where TS names no country none is wrong."""
    ts = table("TS", TSPARMCD=["TITLE"], TSVAL=["X"])
    assert result(ts_countries, table("DM", COUNTRY=["DEU"]), ts).outcome is Outcome.SKIPPED
