"""All datasets are of one study."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.one_study import one_study


def test_a_record_of_another_study_is_found():
    """The record with another STUDYID is found, a missing one is the matter of others."""
    assert found(one_study, table("VS", STUDYID=["S", "T", None]), table("DM", STUDYID=["S"])) == [("VS", 2)]
