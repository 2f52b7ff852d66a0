"""Who was treated has a disposition."""

from tests.checks.made import found, table

from nec_cdisc.checks.disposition.ds_missing import ds_missing


def test_an_ended_treatment_without_disposition_is_found():
    """The subject without a disposition is found, consent is none; one with it and one still treated are not."""
    dm = table("DM", USUBJID=["1", "2", "3"], RFXENDTC=["2019", "2019", None])
    ds = table(
        "DS",
        USUBJID=["1", "2", "3"],
        DSCAT=["PROTOCOL MILESTONE", "DISPOSITION EVENT", "PROTOCOL MILESTONE"],
        DSSCAT=[None, "STUDY TREATMENT", None],
        DSDECOD=["INFORMED CONSENT OBTAINED", "COMPLETED", "INFORMED CONSENT OBTAINED"],
    )
    assert found(ds_missing, dm, ds) == [("DM", 1)]
