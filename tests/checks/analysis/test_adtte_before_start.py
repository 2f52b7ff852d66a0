"""No time ends before it begins."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.adtte_before_start import adtte_before_start


def test_an_event_before_the_start_is_found():
    """The day before is found and the same day is not."""
    assert found(adtte_before_start, table("ADTTE", STARTDT=[20000, 20000, None], ADT=[19999, 20000, 1])) == [
        ("ADTTE", 1)
    ]
