"""Treatments are those of ADSL."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.treatment_of_adsl import treatment_of_adsl
from nec_cdisc.validate.running import Outcome

ADSL = table("ADSL", USUBJID=["1", "2"], TRT01A=["A", "B"], TRT02A=["C", None])


def test_another_treatment_is_found():
    """B of a subject who had A and C is found; both of these, and no treatment, are right."""
    assert found(treatment_of_adsl, ADSL, table("ADLB", USUBJID=["1"] * 4, TRTA=["A", "C", "B", None])) == [("ADLB", 3)]


def test_without_treatments_it_is_skipped():
    """A dataset without TRTA and TRTP is no passed one."""
    assert result(treatment_of_adsl, ADSL, table("ADLB", USUBJID=["1"])).outcome is Outcome.SKIPPED
