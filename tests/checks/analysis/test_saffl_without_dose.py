"""The safety population had a dose."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.saffl_without_dose import saffl_without_dose


def test_who_had_no_dose_is_found():
    """Y without a dose is found, also where the only dose is zero; N without one is not."""
    adsl = table("ADSL", USUBJID=["1", "2", "3", "4"], SAFFL=["Y", "Y", "N", "Y"])
    ex = table("EX", USUBJID=["1", "4"], EXDOSE=[10, 0])
    assert found(saffl_without_dose, adsl, ex) == [("ADSL", 2), ("ADSL", 4)]
