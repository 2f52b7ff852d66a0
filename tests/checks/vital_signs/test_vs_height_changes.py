"""An adult does not grow."""

from tests.checks.made import found, table

from nec_cdisc.checks.vital_signs.vs_height_changes import vs_height_changes

DM = table("DM", USUBJID=["1", "2", "3"], AGE=[60, 60, 12])


def test_a_height_that_changes_is_found():
    """Heights of an adult that lie apart are found, near ones and those of a child are not."""
    vs = table(
        "VS",
        USUBJID=["1", "1", "2", "2", "3", "3"],
        VSTESTCD=["HEIGHT"] * 6,
        VSSTRESN=[171, 117, 171, 172, 140, 155],
        VSSTRESU=["cm"] * 6,
    )
    assert found(vs_height_changes, vs, DM) == [("VS", 1), ("VS", 2)]
