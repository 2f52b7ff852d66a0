"""Treated subjects are in the safety population."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.dose_without_saffl import dose_without_saffl


def test_a_treated_subject_outside_is_found():
    """N with a dose is found; Y with one and N without are not."""
    adsl = table("ADSL", USUBJID=["1", "2", "3"], SAFFL=["Y", "N", "N"])
    assert found(dose_without_saffl, adsl, table("EX", USUBJID=["1", "2"], EXDOSE=[10, 10])) == [("ADSL", 2)]
