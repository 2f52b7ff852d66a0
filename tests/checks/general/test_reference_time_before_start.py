"""What goes on at a time has begun by then."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.reference_time_before_start import reference_time_before_start


def test_an_event_that_goes_on_before_it_began_is_found():
    """A start after the reference time is found, one on that day or in that month is not."""
    ae = table(
        "AE",
        AEENRTPT=["ONGOING"] * 3,
        AEENTPT=["2019-03-01", "2019-03-01", "2019-03-01"],
        AESTDTC=["2019-03-02", "2019-03-01", "2019-03"],
    )
    assert found(reference_time_before_start, ae) == [("AE", 1)]
