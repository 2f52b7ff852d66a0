"""Details of a death are of a death."""

from tests.checks.made import found, table

from nec_cdisc.checks.deaths.dd_without_death import dd_without_death


def test_details_of_the_death_of_somebody_alive_are_found():
    """The details of a subject that lives are found, not of one that died."""
    dd = table("DD", USUBJID=["1", "2"], DDTESTCD=["PRCDTH"] * 2)
    assert found(dd_without_death, dd, table("DM", USUBJID=["1", "2"], DTHFL=["Y", None])) == [("DD", 2)]
