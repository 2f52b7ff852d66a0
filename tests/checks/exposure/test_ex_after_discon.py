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
