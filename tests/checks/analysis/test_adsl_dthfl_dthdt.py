"""Death and its date agree."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.adsl_dthfl_dthdt import adsl_dthfl_dthdt


def test_a_date_without_the_flag_is_found():
    """A date of death without DTHFL is found; a flag without a date, which may be unknown, is not."""
    adsl = table("ADSL", DTHFL=["Y", None, "Y"], DTHDT=[20000, 20000, None], LSTALVDT=[19999, 19999, 20100])
    assert found(adsl_dthfl_dthdt, adsl) == [("ADSL", 2)]


def test_a_subject_known_alive_after_death_is_found():
    """The day after is found and the day of death is not."""
    adsl = table("ADSL", DTHFL=["Y", "Y"], DTHDT=[20000, 20000], LSTALVDT=[20001, 20000])
    assert found(adsl_dthfl_dthdt, adsl) == [("ADSL", 1)]
