"""Shifts name both states."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.shift_recomputed import shift_recomputed
from nec_cdisc.validate.running import Outcome


def test_a_wrong_shift_is_found():
    """LOW to HIGH of a record that went from LOW to NORMAL is found."""
    adlb = table(
        "ADLB",
        SHIFT1=["LOW to HIGH", "LOW to NORMAL", "NORMAL to HIGH", "HIGH to HIGH", None],
        BNRIND=["LOW", "LOW", "NORMAL", "HIGH", "LOW"],
        ANRIND=["NORMAL", "NORMAL", "HIGH", "HIGH", "LOW"],
    )
    assert found(shift_recomputed, adlb) == [("ADLB", 1)]


def test_a_shift_of_something_else_is_not_judged():
    """A shift that is of none of the states is skipped."""
    adlb = table("ADLB", SHIFT1=["A to B", "B to A"], BNRIND=["LOW", "LOW"], ANRIND=["LOW", "LOW"])
    assert result(shift_recomputed, adlb).outcome is Outcome.SKIPPED
