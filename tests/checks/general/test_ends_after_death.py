"""Nothing that a subject does goes on after death."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.ends_after_death import ends_after_death

DM = table("DM", USUBJID=["1"], DTHDTC=["2019-03-05"])


def test_treatment_beyond_death_is_found():
    """A treatment that ends the day after the death is found, not one that ends on that day or has no end."""
    ex = table("EX", USUBJID=["1"] * 3, EXENDTC=["2019-03-06", "2019-03-05", None])
    assert found(ends_after_death, ex, DM) == [("EX", 1)]
