"""The study ends once."""

from tests.checks.made import found, table

from nec_cdisc.checks.disposition.ds_one_end_of_study import ds_one_end_of_study


def test_two_ends_of_participation_are_found():
    """Both ends of one subject are found, the end of treatment beside one is not."""
    ds = table(
        "DS",
        USUBJID=["1", "1", "2", "2"],
        DSSCAT=["STUDY PARTICIPATION", "STUDY PARTICIPATION", "STUDY PARTICIPATION", "STUDY TREATMENT"],
        DSDECOD=["DEATH", "COMPLETED", "COMPLETED", "COMPLETED"],
    )
    assert found(ds_one_end_of_study, ds) == [("DS", 1), ("DS", 2)]
