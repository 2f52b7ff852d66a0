"""A fatal adverse event has an end date."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.adverse_events.ae_aeout_aeendtc_aedthdtc import ae_aeout_aeendtc_aedthdtc
from nec_cdisc.validate.running import Outcome


def test_a_fatal_event_without_end_is_found():
    """The fatal event without an end date is found, and neither the dated one nor one of another outcome."""
    ae = table("AE", AEOUT=["FATAL", "FATAL", "RECOVERED/RESOLVED", None], AEENDTC=[None, "2019-02", None, None])
    assert found(ae_aeout_aeendtc_aedthdtc, ae) == [("AE", 1)]


def test_without_outcomes_it_is_skipped():
    """A dataset without AEOUT is no passed check."""
    skipped = result(ae_aeout_aeendtc_aedthdtc, table("AE", AEENDTC=["2019-02"]))
    assert (skipped.outcome, skipped.reason) == (Outcome.SKIPPED, "AE has no AEOUT")
