"""Details of a death are not older than the death."""

from tests.checks.made import found, table

from nec_cdisc.checks.deaths.dd_death_date import dd_death_date

DM = table("DM", USUBJID=["1", "2"], DTHDTC=["2019-03-05", None])


def test_details_before_the_death_are_found():
    """The day before the death is found, and details of who has no date of death; later ones are not."""
    dd = table("DD", USUBJID=["1", "1", "1", "2"], DDDTC=["2019-03-04", "2019-03-05", "2019-03-09", "2019-03-05"])
    assert found(dd_death_date, dd, DM) == [("DD", 1), ("DD", 4)]
