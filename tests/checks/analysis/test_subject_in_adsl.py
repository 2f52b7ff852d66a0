"""Every analysed subject is in ADSL."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.subject_in_adsl import subject_in_adsl


def test_a_subject_that_adsl_does_not_have_is_found():
    """The record of subject 9 is found, in each analysis dataset; SDTM is not looked at."""
    adsl = table("ADSL", USUBJID=["1"])
    data = (table("ADAE", USUBJID=["1", "9"]), table("ADLB", USUBJID=["9"]), table("AE", USUBJID=["9"]))
    assert found(subject_in_adsl, adsl, *data) == [("ADAE", 2), ("ADLB", 1)]
