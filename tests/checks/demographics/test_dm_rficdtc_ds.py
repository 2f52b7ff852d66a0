"""The consent in DM is that of DS."""

from tests.checks.made import found, table

from nec_cdisc.checks.demographics.dm_rficdtc_ds import dm_rficdtc_ds

DS = table(
    "DS",
    USUBJID=["1", "1", "2", "3"],
    DSDECOD=["INFORMED CONSENT OBTAINED", "INFORMED CONSENT OBTAINED", "RANDOMIZED", "INFORMED CONSENT OBTAINED"],
    DSSTDTC=["2019-02-05", "2019-06-01", "2019-02-05", "2019-02-05"],
)


def test_another_consent_than_that_of_ds_is_found():
    """Another day, and a missing one, are found; the first of several consents fits, no consent decides nothing."""
    dm = table("DM", USUBJID=["1", "2", "3"], RFICDTC=["2019-02-05", "2019-01-01", "2019-02-06"])
    assert found(dm_rficdtc_ds, dm, DS) == [("DM", 3)]
    assert found(dm_rficdtc_ds, table("DM", USUBJID=["1"], RFICDTC=[None]), DS) == [("DM", 1)]
