"""A subject number stands for one subject."""

from tests.checks.made import found, table

from nec_cdisc.checks.demographics.dm_subjid_repeated import dm_subjid_repeated


def test_two_subjects_of_one_number_are_found():
    """The second subject of a number is found, the same number at another site is not."""
    dm = table("DM", USUBJID=["1", "2", "3"], SUBJID=["01", "01", "01"], SITEID=["A", "A", "B"])
    assert found(dm_subjid_repeated, dm) == [("DM", 2)]
