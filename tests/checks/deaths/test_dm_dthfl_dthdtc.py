"""The flag of death and its date stand together."""

from tests.checks.made import found, table

from nec_cdisc.checks.deaths.dm_dthfl_dthdtc import dm_dthfl_dthdtc


def test_one_without_the_other_is_found():
    """The flag without date and the date without flag are found; both and neither are not."""
    dm = table("DM", DTHFL=["Y", "Y", None, None], DTHDTC=["2019", None, "2019", None])
    assert found(dm_dthfl_dthdtc, dm) == [("DM", 2), ("DM", 3)]
