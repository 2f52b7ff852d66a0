"""A disposition by death is a death."""

from tests.checks.made import found, table

from nec_cdisc.checks.deaths.ds_dsdecod_death import ds_dsdecod_death


def test_a_disposition_of_death_of_somebody_alive_is_found():
    """The death in DS of a subject that DM has as alive is found, not of one that died."""
    ds = table("DS", USUBJID=["1", "2", "2"], DSDECOD=["DEATH", "DEATH", "COMPLETED"])
    assert found(ds_dsdecod_death, ds, table("DM", USUBJID=["1", "2"], DTHFL=["Y", None])) == [("DS", 2)]
