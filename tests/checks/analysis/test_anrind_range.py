"""ANRIND follows from the range."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.anrind_range import anrind_range


def test_another_indicator_is_found():
    """NORMAL above the range, HIGH within it and LOW above it are found; HIGH HIGH above it is right."""
    adlb = table(
        "ADLB",
        AVAL=[11, 5, 11, 11, 1, 5],
        ANRLO=[2] * 6,
        ANRHI=[10] * 6,
        ANRIND=["NORMAL", "HIGH", "LOW", "HIGH HIGH", "LOW", "NORMAL"],
    )
    assert found(anrind_range, adlb) == [("ADLB", 1), ("ADLB", 2), ("ADLB", 3)]


def test_an_open_range_is_half_a_range():
    """Without an upper limit a low value is low, and what is above the lower one is not judged."""
    named = {"ANRLO": [2, 2], "ANRHI": [None, None], "AVAL": [1, 50]}
    assert found(anrind_range, table("ADLB", ANRIND=["NORMAL", "HIGH"], **named)) == [("ADLB", 1)]
