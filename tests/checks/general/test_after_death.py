"""Nothing happens to a subject after death."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.general.after_death import after_death
from nec_cdisc.validate.running import Outcome

DM = table("DM", USUBJID=["1", "2"], DTHDTC=["2019-03-05", None])


def test_a_measurement_after_death_is_found():
    """What is certainly later than the day of death is found, neither that day, its month nor what has no date."""
    dates = ["2019-03-06", "2019-03-05T23:59", "2019-03", "2019-04", None]
    assert found(after_death, table("VS", USUBJID=["1"] * 5, VSDTC=dates), DM) == [("VS", 1), ("VS", 4)]


def test_who_lives_and_who_is_unknown_are_not_found():
    """A subject without a date of death, and one that DM has not, give no finding."""
    assert found(after_death, table("VS", USUBJID=["2", "3"], VSDTC=["2030", "2030"]), DM) == []


def test_events_count_from_their_start():
    """An event that began before the death may be written down after it."""
    ae = table("AE", USUBJID=["1", "1"], AESTDTC=["2019-03-01", "2019-03-07"], AEDTC=["2019-03-09", "2019-03-09"])
    assert found(after_death, ae, DM) == [("AE", 2)]


def test_what_is_about_the_death_is_skipped():
    """Details of the death are recorded later; with nothing else the check is skipped."""
    assert result(after_death, table("DD", USUBJID=["1"], DDDTC=["2020"]), DM).outcome is Outcome.SKIPPED
