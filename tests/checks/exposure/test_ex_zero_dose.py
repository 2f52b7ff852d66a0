"""A dose of nothing is one of placebo."""

from tests.checks.made import found, table

from nec_cdisc.checks.exposure.ex_zero_dose import ex_zero_dose


def test_nothing_of_an_active_treatment_is_found():
    """0 of an active treatment is found, of placebo it is not."""
    assert found(ex_zero_dose, table("EX", EXTRT=["A", "Placebo", "A"], EXDOSE=[0, 0, 5])) == [("EX", 1)]
