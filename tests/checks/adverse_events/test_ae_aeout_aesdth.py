"""Outcome and seriousness agree on death."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_aeout_aesdth import ae_aeout_aesdth


def test_outcome_and_death_that_differ_are_found():
    """Each without the other is found, both and neither are not."""
    ae = table("AE", AEOUT=["FATAL", "FATAL", "RECOVERED/RESOLVED", None], AESDTH=[None, "Y", "Y", "N"])
    assert found(ae_aeout_aesdth, ae) == [("AE", 1), ("AE", 3)]
