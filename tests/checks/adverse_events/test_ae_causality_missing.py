"""An adverse event has a causality."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_causality_missing import ae_causality_missing


def test_an_event_without_causality_is_found():
    """The event without causality is found alone, and once for all where none has one."""
    assert found(ae_causality_missing, table("AE", AEREL=["RELATED", None])) == [("AE", 2)]
    assert found(ae_causality_missing, table("AE", AEREL=[None, None])) == [("AE", None)]
