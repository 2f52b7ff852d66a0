"""DM has one record per subject."""

from tests.checks.made import found, table

from nec_cdisc.checks.demographics.dm_one_per_subject import dm_one_per_subject


def test_a_subject_with_two_records_is_found():
    """Both records of the subject are found, and no other."""
    assert found(dm_one_per_subject, table("DM", USUBJID=["1", "2", "1", None])) == [("DM", 1), ("DM", 3)]
