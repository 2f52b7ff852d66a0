"""A best response was seen in RS."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.bor_possible import bor_possible
from nec_cdisc.validate.running import Outcome

RS = table("RS", USUBJID=["1", "1", "2"], RSTESTCD=["OVRLRESP", "OVRLRESP", "TRGRESP"], RSSTRESC=["PR", "PD", "CR"])


def best(said, subject="1", code="BOR"):
    """Return ADRS with one best response."""
    return table("ADRS", USUBJID=[subject], PARAMCD=[code], AVALC=[said])


def test_a_response_that_nobody_saw_is_found():
    """CR of a subject with PR and PD is found; so is CR of target lesions alone. SD, an unconfirmed PR, is possible."""
    assert found(bor_possible, best("CR"), RS) == [("ADRS", 1)]
    assert found(bor_possible, best("CR", "2"), RS) == [("ADRS", 1)]
    assert [found(bor_possible, best(said), RS) for said in ("PR", "PD", "SD", "NE")] == [[], [], [], []]


def test_without_best_responses_it_is_skipped():
    """ADRS without a best response is no passed check."""
    assert result(bor_possible, best("CR", code="OVR"), RS).outcome is Outcome.SKIPPED
