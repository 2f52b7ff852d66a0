"""Participation lasts until the last record."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.demographics.rfpendtc_after_records import rfpendtc_after_records
from nec_cdisc.validate.running import Outcome


def test_an_end_before_the_last_disposition_is_found():
    """An end before death or a disposition is found; the same day and a partial date that may be later are not."""
    dm = table("DM", USUBJID=["1", "2", "3"], RFPENDTC=["2019-03-01", "2019-03-01", "2019-03"], DTHDTC=[None] * 3)
    ds = table("DS", USUBJID=["1", "2", "3"], DSSTDTC=["2019-03-02", "2019-03-01", "2019-03-09"])
    assert found(rfpendtc_after_records, dm, ds) == [("DM", 1)]
    dead = table("DM", USUBJID=["1"], RFPENDTC=["2019-03-01"], DTHDTC=["2019-04"])
    assert found(rfpendtc_after_records, dead) == [("DM", 1)]


def test_without_other_dates_it_is_skipped():
    """Where no death, disposition, visit or survival status is dated, nothing has been looked at."""
    dm = table("DM", USUBJID=["1"], RFPENDTC=["2019-03-01"])
    assert result(rfpendtc_after_records, dm).outcome is Outcome.SKIPPED
