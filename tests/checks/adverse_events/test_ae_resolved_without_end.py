"""What has resolved has an end."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_resolved_without_end import ae_resolved_without_end


def test_a_resolved_event_without_end_is_found():
    """The resolved event without an end is found, not an ongoing one, nor one known to be over by a reference time."""
    ae = table(
        "AE",
        AEOUT=["RECOVERED/RESOLVED", "NOT RECOVERED/NOT RESOLVED", "RECOVERED/RESOLVED", "RECOVERED/RESOLVED"],
        AEENDTC=[None, None, "2019", None],
        AEENRTPT=[None, None, None, "BEFORE"],
    )
    assert found(ae_resolved_without_end, ae) == [("AE", 1)]
