"""An age has a unit."""

from tests.checks.made import found, table

from nec_cdisc.checks.demographics.dm_age_ageu import dm_age_ageu


def test_one_without_the_other_is_found():
    """An age without unit and a unit without age are found, both and neither are not."""
    dm = table("DM", AGE=[60, None, 60, None], AGEU=[None, "YEARS", "YEARS", None])
    assert found(dm_age_ageu, dm) == [("DM", 1), ("DM", 2)]
