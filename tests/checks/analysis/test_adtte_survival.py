"""Survival ends with death."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.adtte_survival import adtte_survival
from nec_cdisc.validate.running import Outcome

ADSL = table("ADSL", USUBJID=["1", "2"], DTHDT=[20000, None])


def survival(subject, day, censored):
    """Return ADTTE with one time of overall survival."""
    return table("ADTTE", USUBJID=[subject], PARAMCD=["OS"], ADT=[day], CNSR=[censored])


def test_death_is_the_event():
    """An event on the day of death is right, and a censoring before it, as at a cut-off."""
    assert found(adtte_survival, survival("1", 20000, 0), ADSL) == []
    assert found(adtte_survival, survival("1", 19990, 1), ADSL) == []
    assert found(adtte_survival, survival("2", 20000, 1), ADSL) == []


def test_another_event_is_found():
    """An event on another day, one of a living subject, and a censoring on the day of death are found."""
    assert found(adtte_survival, survival("1", 19990, 0), ADSL) == [("ADTTE", 1)]
    assert found(adtte_survival, survival("2", 20000, 0), ADSL) == [("ADTTE", 1)]
    assert found(adtte_survival, survival("1", 20000, 1), ADSL) == [("ADTTE", 1)]


def test_without_survival_it_is_skipped():
    """ADTTE without OS is no passed check."""
    pfs = table("ADTTE", USUBJID=["1"], PARAMCD=["PFS"], ADT=[1], CNSR=[0])
    assert result(adtte_survival, pfs, ADSL).outcome is Outcome.SKIPPED
