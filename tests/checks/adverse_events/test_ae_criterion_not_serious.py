"""What meets a criterion is serious."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_criterion_not_serious import ae_criterion_not_serious


def test_a_criterion_of_an_event_that_is_not_serious_is_found():
    """Each criterion beside AESER N or blank is found, not beside Y."""
    ae = table("AE", AESER=["N", "Y", None], AESLIFE=["Y", "Y", None], AESHOSP=[None, None, "Y"])
    assert found(ae_criterion_not_serious, ae) == [("AE", 3), ("AE", 1)]
