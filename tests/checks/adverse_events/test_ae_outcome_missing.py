"""An adverse event has an outcome."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_outcome_missing import ae_outcome_missing


def test_an_event_without_outcome_is_found():
    """The event without an outcome is found, not one that did not occur."""
    ae = table("AE", AEOUT=["UNKNOWN", None, None], AEOCCUR=[None, None, "N"])
    assert found(ae_outcome_missing, ae) == [("AE", 2)]
