"""The reference dates of a subject are in order."""

from tests.checks.made import found, table

from nec_cdisc.checks.demographics.dm_dates_in_order import dm_dates_in_order


def test_dates_out_of_order_are_found():
    """A first dose before consent, and a last before a first one, are found; equal and fitting dates are not."""
    dm = table(
        "DM",
        USUBJID=["1", "2", "3"],
        RFICDTC=["2019-03-02", "2019-03-01", "2019-03"],
        RFXSTDTC=["2019-03-01", "2019-03-01", "2019-03-01"],
        RFXENDTC=["2019-03-05", "2019-02-28", "2019-03-01"],
    )
    assert found(dm_dates_in_order, dm) == [("DM", 1), ("DM", 2)]
