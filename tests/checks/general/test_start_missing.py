"""What happened has a start."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.start_missing import start_missing


def test_an_event_without_start_is_found():
    """A blank start is found, a partial one and a relation to the reference period are not."""
    ae = table("AE", USUBJID=["1"] * 3, AESTDTC=[None, "2019", None], AESTRF=[None, None, "BEFORE"])
    assert found(start_missing, ae) == [("AE", 1)]


def test_what_did_not_happen_needs_no_start():
    """A dose that is planned, or was not taken, is not found, nor a medication of which nobody knows the start."""
    ec = table("EC", USUBJID=["1"] * 3, ECSTDTC=[None] * 3, ECOCCUR=["N", None, "Y"], ECMOOD=[None, "SCHEDULED", None])
    assert found(start_missing, ec) == [("EC", 3)]
    assert found(start_missing, table("CM", USUBJID=["1"], CMSTDTC=[None], CMTRT=["A"])) == []
