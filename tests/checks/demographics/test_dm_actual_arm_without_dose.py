"""Who has an actual arm was treated."""

from tests.checks.made import found, table

from nec_cdisc.checks.demographics.dm_actual_arm_without_dose import dm_actual_arm_without_dose


def test_an_actual_arm_without_a_dose_is_found():
    """The subject with an arm and no dose is found, not the treated one nor a screen failure."""
    dm = table("DM", USUBJID=["1", "2", "3", "4"], ACTARMCD=["A", "A", "SCRNFAIL", None])
    assert found(dm_actual_arm_without_dose, dm, table("EX", USUBJID=["2"])) == [("DM", 1)]
