"""Nobody is treated after death."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.treatment_after_death import treatment_after_death


def test_a_dose_after_death_is_found():
    """The day after is found and the day of death is not."""
    assert found(treatment_after_death, table("ADSL", TRTEDT=[20001, 20000, 20001], DTHDT=[20000, 20000, None])) == [
        ("ADSL", 1)
    ]
