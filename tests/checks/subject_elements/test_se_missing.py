"""Every subject entered an element."""

from tests.checks.made import found, table

from nec_cdisc.checks.subject_elements.se_missing import se_missing


def test_a_subject_without_elements_is_found():
    """The subject that SE has not is found."""
    assert found(se_missing, table("DM", USUBJID=["1", "2"]), table("SE", USUBJID=["1"])) == [("DM", 2)]
