"""IE holds criteria that were not met."""

from tests.checks.made import found, table

from nec_cdisc.checks.disposition.ie_not_an_exception import ie_not_an_exception


def test_a_criterion_without_exception_is_found():
    """An inclusion that was met and an exclusion that was not are found, their opposites are not."""
    ie = table("IE", IECAT=["INCLUSION", "INCLUSION", "EXCLUSION", "EXCLUSION"], IESTRESC=["Y", "N", "Y", "N"])
    assert found(ie_not_an_exception, ie) == [("IE", 1), ("IE", 4)]
