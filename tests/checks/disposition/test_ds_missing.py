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


def test_a_last_dose_is_no_end_while_the_trial_goes_on():
    """In an export of a trial that goes on, only who has left or died lacks a disposition."""
    ts = table("TS", TSPARMCD=["ONGOSIND"], TSVAL=["Y"])
    dm = table(
        "DM",
        USUBJID=["1", "2", "3", "4"],
        RFXENDTC=["2019"] * 4,
        RFPENDTC=[None, "2019", None, "2019"],
        DTHFL=[None, None, "Y", None],
    )
    ds = table("DS", USUBJID=["4"], DSCAT=["DISPOSITION EVENT"], DSSCAT=["STUDY TREATMENT"], DSDECOD=["COMPLETED"])
    assert found(ds_missing, dm, ds, ts) == [("DM", 2), ("DM", 3)]
    assert found(ds_missing, dm, ds, table("TS", TSPARMCD=["ONGOSIND"], TSVAL=["N"])) == [
        ("DM", 1),
        ("DM", 2),
        ("DM", 3),
    ]
