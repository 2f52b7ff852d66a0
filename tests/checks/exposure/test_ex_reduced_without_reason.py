"""A lower dose has a reason."""

from tests.checks.made import found, table

from nec_cdisc.checks.exposure.ex_reduced_without_reason import ex_reduced_without_reason


def test_a_reduction_without_reason_is_found():
    """The lower dose without a reason is found, not one with a reason, nor a higher or another subject's dose."""
    ex = table(
        "EX",
        USUBJID=["1", "1", "1", "2", "2"],
        EXTRT=["A"] * 5,
        EXDOSU=["mg"] * 5,
        EXSTDTC=["2019-01-01", "2019-02-01", "2019-03-01", "2019-01-01", "2019-02-01"],
        EXDOSE=[10, 5, 10, 10, 5],
        EXADJ=[None, None, None, None, "ADVERSE EVENT"],
    )
    assert found(ex_reduced_without_reason, ex) == [("EX", 2)]
