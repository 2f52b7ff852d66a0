"""Who was treated has a reference start date."""

from tests.checks.made import found, table

from nec_cdisc.checks.demographics.dm_rfstdtc_missing import dm_rfstdtc_missing


def test_a_treated_subject_without_reference_is_found():
    """The treated subject without reference is found, not one that was never treated."""
    dm = table("DM", USUBJID=["1", "2", "3"], RFSTDTC=[None, None, "2019-01-01"])
    assert found(dm_rfstdtc_missing, dm, table("EX", USUBJID=["1", "3"])) == [("DM", 1)]
