"""The first exposure in DM is that of EX."""

from tests.checks.made import found, table

from nec_cdisc.checks.demographics.dm_rfxstdtc_ex import dm_rfxstdtc_ex

EX = table("EX", USUBJID=["1", "1", "2", "3", "5"], EXSTDTC=["2019-03-05", "2019-02-05", "2019-02", "2019", "2019"])


def test_another_first_dose_than_that_of_ex_is_found():
    """Another day, a missing one and one without doses are found; a month that fits is not."""
    dm = table("DM", USUBJID=["1", "2", "3", "4"], RFXSTDTC=["2019-03-05", "2019-02-07", None, "2019-01-01"])
    assert found(dm_rfxstdtc_ex, dm, EX) == [("DM", 1), ("DM", 3), ("DM", 4)]


def test_the_first_dose_of_ex_fits():
    """The start of the first dose is right, with a time too."""
    dm = table("DM", USUBJID=["1", "2", "6"], RFXSTDTC=["2019-02-05T10:00", "2019-02-07", None])
    assert found(dm_rfxstdtc_ex, dm, EX) == []
