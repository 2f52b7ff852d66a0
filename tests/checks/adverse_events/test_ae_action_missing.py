"""An adverse event has an action taken."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_action_missing import ae_action_missing


def test_an_event_without_action_is_found():
    """The event without an action is found alone, and once for all where none has one."""
    assert found(ae_action_missing, table("AE", AEACN=["DOSE NOT CHANGED", None])) == [("AE", 2)]
    assert found(ae_action_missing, table("AE", AEACN=[None, None])) == [("AE", None)]
