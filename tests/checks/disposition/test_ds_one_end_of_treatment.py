"""Treatment ends once."""

from tests.checks.made import found, table

from nec_cdisc.checks.disposition.ds_one_end_of_treatment import ds_one_end_of_treatment


def test_two_ends_of_treatment_are_found():
    """Both ends of one treatment are found, the end of the study beside it is not."""
    ds = table(
        "DS",
        USUBJID=["1", "1", "1", "2"],
        DSCAT=["DISPOSITION EVENT"] * 4,
        DSSCAT=["STUDY TREATMENT", "STUDY TREATMENT", "STUDY PARTICIPATION", "STUDY TREATMENT"],
        DSDECOD=["ADVERSE EVENT", "COMPLETED", "COMPLETED", "COMPLETED"],
    )
    assert found(ds_one_end_of_treatment, ds) == [("DS", 1), ("DS", 2)]
