"""Treatment ends with its last dose, or later."""

from tests.checks.made import found, table

from nec_cdisc.checks.disposition.ds_end_before_last_dose import ds_end_before_last_dose


def test_an_end_before_the_last_dose_is_found():
    """The day before the last dose is found, that day and later ones are not, nor a milestone."""
    ds = table(
        "DS",
        USUBJID=["1"] * 4,
        DSCAT=["DISPOSITION EVENT", "DISPOSITION EVENT", "DISPOSITION EVENT", "PROTOCOL MILESTONE"],
        DSSCAT=["STUDY TREATMENT", "STUDY TREATMENT", "STUDY TREATMENT", None],
        DSDECOD=["COMPLETED", "COMPLETED", "COMPLETED", "RANDOMIZED"],
        DSSTDTC=["2019-03-04", "2019-03-05", "2019-03-09", "2019-01-01"],
    )
    assert found(ds_end_before_last_dose, ds, table("DM", USUBJID=["1"], RFXENDTC=["2019-03-05"])) == [("DS", 1)]
