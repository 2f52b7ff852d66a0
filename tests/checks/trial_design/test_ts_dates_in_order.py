"""The study starts before it ends."""

from tests.checks.made import found, table

from nec_cdisc.checks.trial_design.ts_dates_in_order import ts_dates_in_order


def test_an_end_before_the_start_is_found():
    """An end before the start is found, that day is not, nor another parameter."""
    ts = table(
        "TS",
        TSPARMCD=["SSTDTC", "SENDTC", "DCUTDTC", "OTHER"],
        TSVAL=["2019-01-05", "2019-01-04", "2019-01-05", "2018"],
    )
    assert found(ts_dates_in_order, ts) == [("TS", 2)]
