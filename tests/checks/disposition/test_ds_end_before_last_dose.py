"""Treatment ends with its last dose, or later."""

from tests.checks.made import found, table

from nec_cdisc.checks.disposition.ds_end_before_last_dose import ds_end_before_last_dose


def test_an_end_before_the_last_dose_is_found():
    """The day before the last dose is found, that day and later ones are not, nor a milestone."""
    ds = table(
        "DS",
        USUBJID=["1", "2", "3", "3"],
        DSCAT=["DISPOSITION EVENT", "DISPOSITION EVENT", "DISPOSITION EVENT", "PROTOCOL MILESTONE"],
        DSSCAT=["STUDY TREATMENT", "STUDY TREATMENT", "STUDY TREATMENT", None],
        DSDECOD=["COMPLETED", "COMPLETED", "COMPLETED", "RANDOMIZED"],
        DSSTDTC=["2019-03-04", "2019-03-05", "2019-03-09", "2019-01-01"],
    )
    dm = table("DM", USUBJID=["1", "2", "3"], RFXENDTC=["2019-03-05"] * 3)
    assert found(ds_end_before_last_dose, ds, dm) == [("DS", 1)]


def test_the_first_treatment_may_end_before_the_last_dose_of_the_second():
    """Who crossed over ended two treatments: the first end is no fault, the second one before the last dose is."""
    ds = table(
        "DS",
        USUBJID=["1", "1", "2", "2"],
        DSCAT=["DISPOSITION EVENT"] * 4,
        DSSCAT=["STUDY TREATMENT"] * 4,
        DSDECOD=["PROGRESSIVE DISEASE"] * 4,
        DSSTDTC=["2019-03-04", "2019-06-06", "2019-03-04", "2019-06-01"],
    )
    dm = table("DM", USUBJID=["1", "2"], RFXENDTC=["2019-06-05"] * 2)
    assert found(ds_end_before_last_dose, ds, dm) == [("DS", 4)]


def test_the_last_dose_of_another_drug_says_nothing_of_the_first():
    """Who is still on the drug of the crossover has ended the first one alone; who goes on with that one is found."""
    ds = table(
        "DS",
        USUBJID=["1", "2"],
        DSCAT=["DISPOSITION EVENT"] * 2,
        DSSCAT=["STUDY TREATMENT"] * 2,
        DSDECOD=["PROGRESSIVE DISEASE"] * 2,
        DSSTDTC=["2019-03-04"] * 2,
    )
    dm = table("DM", USUBJID=["1", "2"], RFXENDTC=["2019-06-05"] * 2)
    starts = ["2019-01-01", "2019-04-01"] * 2
    ex = table("EX", USUBJID=["1", "1", "2", "2"], EXTRT=["A", "B", "A", "A"], EXSTDTC=starts)
    assert found(ds_end_before_last_dose, ds, dm, ex) == [("DS", 2)]
