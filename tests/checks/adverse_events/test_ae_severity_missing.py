"""An adverse event has a grade or a severity."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_severity_missing import ae_severity_missing


def test_an_event_without_either_is_found():
    """The event without both is found, not one with one of them."""
    ae = table("AE", AETERM=["A", "B", "C"], AETOXGR=[None, "1", None], AESEV=[None, None, "MILD"])
    assert found(ae_severity_missing, ae) == [("AE", 1)]
