"""Several races are named."""

from tests.checks.made import found, table

from nec_cdisc.checks.demographics.dm_race_multiple import dm_race_multiple

DM = table("DM", USUBJID=["1", "2", "3"], RACE=["MULTIPLE", "MULTIPLE", "ASIAN"])


def test_several_races_without_names_are_found():
    """MULTIPLE without names is found, with them it is not, nor another race."""
    supp = table("SUPPDM", USUBJID=["1", "2"], QNAM=["RACE1", "CHILDPOT"])
    assert found(dm_race_multiple, DM, supp) == [("DM", 2)]


def test_without_suppdm_nobody_names_them():
    """Without SUPPDM each MULTIPLE is found."""
    assert found(dm_race_multiple, DM) == [("DM", 1), ("DM", 2)]
