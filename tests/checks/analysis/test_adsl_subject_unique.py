"""ADSL has one record per subject."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.adsl_subject_unique import adsl_subject_unique


def test_a_subject_that_stands_twice_is_found():
    """The second record is found."""
    assert found(adsl_subject_unique, table("ADSL", USUBJID=["1", "2", "1"])) == [("ADSL", 3)]
