"""What is serious has a criterion."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.adverse_events.ae_serious_without_criterion import ae_serious_without_criterion
from nec_cdisc.validate.running import Outcome


def test_a_serious_event_without_criterion_is_found():
    """The serious event that meets no criterion is found, not one that does nor one that is not serious."""
    ae = table("AE", AESER=["Y", "Y", "N"], AESDTH=[None, "N", None], AESHOSP=["N", "Y", None])
    assert found(ae_serious_without_criterion, ae) == [("AE", 1)]


def test_without_criteria_it_is_skipped():
    """Where no criterion was collected none can be missing."""
    assert result(ae_serious_without_criterion, table("AE", AESER=["Y"])).outcome is Outcome.SKIPPED
