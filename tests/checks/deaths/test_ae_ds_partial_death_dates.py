"""A date of death is complete."""

from tests.checks.made import found, table

from nec_cdisc.checks.deaths.ae_ds_partial_death_dates import ae_ds_partial_death_dates


def test_a_partial_date_of_death_is_found():
    """A month is found in DM, and in DS where it is that of a death; a day is not."""
    dm = table("DM", DTHDTC=["2019-03", "2019-03-05", None])
    ds = table("DS", DSDECOD=["DEATH", "COMPLETED"], DSSTDTC=["2019", "2019"])
    assert found(ae_ds_partial_death_dates, dm, ds) == [("DM", 1), ("DS", 1)]
