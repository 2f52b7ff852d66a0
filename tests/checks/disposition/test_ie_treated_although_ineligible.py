"""Who was not eligible was not treated."""

from tests.checks.made import found, table

from nec_cdisc.checks.disposition.ie_treated_although_ineligible import ie_treated_although_ineligible


def test_a_treated_subject_that_was_not_eligible_is_found():
    """The criterion of a treated subject is found, not of one that was never treated."""
    ie = table("IE", USUBJID=["1", "2"], IETESTCD=["INCL01", "EXCL02"])
    assert found(ie_treated_although_ineligible, ie, table("EX", USUBJID=["1", "1"])) == [("IE", 1)]
