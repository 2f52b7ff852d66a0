"""No dose follows the end of treatment."""

from tests.checks.made import found, table

from nec_cdisc.checks.exposure.ex_after_discon import ex_after_discon

DS = table(
    "DS",
    USUBJID=["1", "1", "2"],
    DSCAT=["PROTOCOL MILESTONE", "DISPOSITION EVENT", "DISPOSITION EVENT"],
    DSSCAT=[None, "STUDY TREATMENT", "STUDY PARTICIPATION"],
    DSDECOD=["RANDOMIZED", "ADVERSE EVENT", "COMPLETED"],
    DSSTDTC=["2019-01-01", "2019-03-05", "2019-03-05"],
)


def test_a_dose_after_discontinuation_is_found():
    """The day after is found, that day and its month are not, nor a dose after a milestone alone."""
    ex = table("EX", USUBJID=["1", "1", "1", "2"], EXSTDTC=["2019-03-06", "2019-03-05", "2019-03", "2019-03-06"])
    assert found(ex_after_discon, ex, DS) == [("EX", 1)]


def test_a_dose_that_goes_on_after_the_end_is_found():
    """A dose that begins before the end of treatment and goes on after it is found."""
    ex = table("EX", USUBJID=["1", "1"], EXSTDTC=["2019-01-01", "2019-01-05"], EXENDTC=["2019-01-31", "2019-02-02"])
    ds = table(
        "DS",
        USUBJID=["1"],
        DSCAT=["DISPOSITION EVENT"],
        DSSCAT=["STUDY TREATMENT"],
        DSDECOD=["COMPLETED"],
        DSSTDTC=["2019-02-01"],
    )
    assert found(ex_after_discon, ex, ds) == [("EX", 2)]


def test_a_drug_that_was_never_given_before_is_another_treatment():
    """Who crosses over goes on with another drug; the drug that was discontinued is found, and a first dose of all."""
    ds = table(
        "DS",
        USUBJID=["1", "2"],
        DSCAT=["DISPOSITION EVENT"] * 2,
        DSSCAT=["STUDY TREATMENT"] * 2,
        DSDECOD=["PROGRESSIVE DISEASE"] * 2,
        DSSTDTC=["2019-02-01"] * 2,
    )
    ex = table(
        "EX",
        USUBJID=["1", "1", "1", "2"],
        EXTRT=["A", "B", "A", "A"],
        EXSTDTC=["2019-01-01", "2019-03-01", "2019-03-02", "2019-03-01"],
        EXENDTC=["2019-01-31", "2019-03-31", "2019-03-02", "2019-03-31"],
    )
    assert found(ex_after_discon, ex, ds) == [("EX", 3), ("EX", 4)]
