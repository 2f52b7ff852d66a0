"""Who left the study has an end of participation."""

from tests.checks.made import found, table

from nec_cdisc.checks.demographics.rfpendtc_missing import rfpendtc_missing


def test_a_missing_end_of_participation_is_found():
    """The subject that left is found, one that takes part is not, nor one whose treatment alone ended."""
    dm = table("DM", USUBJID=["1", "2", "3", "4"], RFPENDTC=["2019-01-01", None, None, None])
    ends = ["STUDY PARTICIPATION", "STUDY PARTICIPATION", "STUDY TREATMENT"]
    assert found(rfpendtc_missing, dm, table("DS", USUBJID=["1", "2", "3"], DSSCAT=ends)) == [("DM", 2)]
