"""Ends of treatment in DS."""

from tests.checks.made import table

from nec_cdisc.records.disposition import end_of_treatment


def test_the_subcategory_tells_the_end_of_treatment():
    """With DSSCAT the records of STUDY TREATMENT end it, no milestone and no end of participation."""
    ds = table(
        "DS",
        DSDECOD=["RANDOMIZED", "COMPLETED", "DEATH"],
        DSCAT=["PROTOCOL MILESTONE", "DISPOSITION EVENT", "DISPOSITION EVENT"],
        DSSCAT=[None, "STUDY TREATMENT", "STUDY PARTICIPATION"],
    )
    assert end_of_treatment(ds).tolist() == [False, True, False]


def test_without_subcategory_the_epoch_tells_it():
    """Without DSSCAT disposition events of an epoch of treatment end it, a screening failure does not."""
    ds = table(
        "DS",
        DSDECOD=["SCREEN FAILURE", "COMPLETED"],
        DSCAT=["DISPOSITION EVENT"] * 2,
        EPOCH=["SCREENING", "BLINDED TREATMENT"],
    )
    assert end_of_treatment(ds).tolist() == [False, True]
