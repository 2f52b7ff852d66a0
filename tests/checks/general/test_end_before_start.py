"""What began before it ended."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.end_before_start import end_before_start


def test_an_end_before_the_start_is_found():
    """A day, a month and a time of day that are certainly before the start are found, those that may fit not."""
    starts = ["2019-02-02", "2019-02", "2019-02-02T10:00", "2019-02-02T10:00", "2019-02-02", "2019-02-10"]
    ends = ["2019-02-01", "2019-01", "2019-02-02T09:00", "2019-02-02", "2019-02-02", "2019-02"]
    ae = table("AE", USUBJID=["1"] * 6, AESTDTC=starts, AEENDTC=ends)
    assert found(end_before_start, ae) == [("AE", 1), ("AE", 2), ("AE", 3)]


def test_a_finding_that_takes_time_begins_at_its_collection():
    """A dataset of findings with --ENDTC has --DTC as its start."""
    lb = table("LB", USUBJID=["1", "1"], LBDTC=["2019-02-02", "2019-02-02"], LBENDTC=["2019-02-01", "2019-02-03"])
    assert found(end_before_start, lb) == [("LB", 1)]
