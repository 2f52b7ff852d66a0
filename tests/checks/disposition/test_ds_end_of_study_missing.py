"""Who left the study has a disposition."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.disposition.ds_end_of_study_missing import ds_end_of_study_missing
from nec_cdisc.validate.running import Outcome


def test_a_subject_without_end_of_study_is_found():
    """A subject whose participation ended without a disposition is found, one who still takes part is not."""
    dm = table("DM", USUBJID=["1", "2", "3"], RFPENDTC=["2019-03-01", "2019-03-01", None])
    ds = table("DS", USUBJID=["1", "2"], DSDECOD=["DEATH", "ADVERSE EVENT"], DSSCAT=["STUDY PARTICIPATION", "X"])
    assert found(ds_end_of_study_missing, dm, ds) == [("DM", 2)]


def test_without_such_dispositions_it_is_skipped():
    """A study that does not tell participation apart skips the check."""
    dm = table("DM", USUBJID=["1"], RFPENDTC=["2019-03-01"])
    ds = table("DS", USUBJID=["1"], DSDECOD=["COMPLETED"], DSSCAT=["X"])
    assert result(ds_end_of_study_missing, dm, ds).outcome is Outcome.SKIPPED
