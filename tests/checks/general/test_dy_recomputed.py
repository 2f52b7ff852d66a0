"""Study days are counted from the reference start date."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.general.dy_recomputed import dy_recomputed
from nec_cdisc.validate.running import Outcome

DM = table("DM", USUBJID=["1", "2"], RFSTDTC=["2019-02-01", None])


def test_days_are_counted_without_a_day_zero():
    """The reference day is day 1 and the day before it day -1; any other number is found."""
    dates = ["2019-02-01", "2019-01-31", "2019-01-31T10:00", "2019-02", "2019-02-03"]
    vs = table("VS", USUBJID=["1"] * 5, VSDTC=dates, VSDY=[1, -1, 0, 7, None])
    assert found(dy_recomputed, vs, DM) == [("VS", 3)]


def test_without_a_reference_nothing_is_certain():
    """A subject without a reference date, and one that DM has not, give no finding."""
    vs = table("VS", USUBJID=["2", "3"], VSDTC=["2019-02-01"] * 2, VSDY=[5, 5])
    assert found(dy_recomputed, vs, DM) == []


def test_datasets_without_days_are_skipped():
    """Where no dataset has a study day the check is skipped."""
    assert result(dy_recomputed, table("VS", USUBJID=["1"], VSDTC=["2019"]), DM).outcome is Outcome.SKIPPED
