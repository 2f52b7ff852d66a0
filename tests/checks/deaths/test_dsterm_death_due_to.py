"""A death due to something names it."""

from tests.checks.made import found, table

from nec_cdisc.checks.deaths.dsterm_death_due_to import dsterm_death_due_to


def test_a_death_due_to_nothing_is_found():
    """The wording without a cause is found, one with a cause and a plain death are not."""
    ds = table("DS", DSTERM=["DEATH DUE TO", "Death due to: ", "DEATH DUE TO SEPSIS", "DEATH", None])
    assert found(dsterm_death_due_to, ds) == [("DS", 1), ("DS", 2)]
