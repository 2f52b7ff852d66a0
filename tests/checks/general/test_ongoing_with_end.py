"""What goes on at a time has not ended before."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.ongoing_with_end import ongoing_with_end


def test_an_ongoing_event_that_has_ended_is_found():
    """An end before the reference time, or without a date of it, is found; a later end and none are not."""
    ae = table(
        "AE",
        AEENDTC=["2019-02-01", "2019-02-01", "2019-04-01", None, "2019-02-01"],
        AEENRTPT=["ONGOING", "ONGOING", "ONGOING", "ONGOING", "BEFORE"],
        AEENTPT=["2019-03-01", "END OF STUDY", "2019-03-01", "2019-03-01", "2019-03-01"],
    )
    assert found(ongoing_with_end, ae) == [("AE", 1), ("AE", 2)]
