"""A reduced dose is lower."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_reduced_without_lower_dose import ae_reduced_without_lower_dose


def test_a_reduction_without_a_second_dose_is_found():
    """The reduction of a subject with one dose is found; another dose, or the same less often, is a reduction."""
    ae = table("AE", USUBJID=["1", "2", "3"], AEACN=["DOSE REDUCED"] * 3)
    ex = table(
        "EX",
        USUBJID=["1", "1", "2", "2", "3", "3"],
        EXDOSE=[10, 10, 10, 5, 10, 10],
        EXDOSFRQ=["QD", "QD", "QD", "QD", "QD", "QOD"],
    )
    assert found(ae_reduced_without_lower_dose, ae, ex) == [("AE", 1)]
