"""The disposition of death has the date of death."""

from tests.checks.made import found, table

from nec_cdisc.checks.deaths.ds_death_date import ds_death_date

DM = table("DM", USUBJID=["1"], DTHDTC=["2019-03-05"])


def test_another_date_of_death_is_found():
    """Another day is found, that day and its month are not, nor the last dose before the death."""
    ds = table(
        "DS",
        USUBJID=["1"] * 4,
        DSDECOD=["DEATH"] * 4,
        DSSCAT=["STUDY PARTICIPATION", "STUDY PARTICIPATION", "STUDY PARTICIPATION", "STUDY TREATMENT"],
        DSSTDTC=["2019-03-04", "2019-03-05", "2019-03", "2019-03-01"],
    )
    assert found(ds_death_date, ds, DM) == [("DS", 1)]


def test_a_date_that_dm_does_not_know_is_found():
    """The participation ended by death on a day, and DM has a death without a date."""
    ds = table(
        "DS",
        USUBJID=["1", "1", "2"],
        DSDECOD=["DEATH"] * 3,
        DSSCAT=["STUDY PARTICIPATION", "STUDY TREATMENT", "STUDY PARTICIPATION"],
        DSSTDTC=["2019-03-05", "2019-03-01", "2019-03-05"],
    )
    dm = table("DM", USUBJID=["1", "2"], DTHDTC=[None, None], DTHFL=["Y", None])
    assert found(ds_death_date, ds, dm) == [("DS", 1)]
