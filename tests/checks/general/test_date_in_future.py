"""No date lies behind the export of the data."""

from datetime import date

from tests.checks.made import found, result, table

from nec_cdisc.checks.general.date_in_future import date_in_future
from nec_cdisc.records.facts import Facts
from nec_cdisc.validate.running import Outcome

FACTS = Facts(export_date=date(2020, 5, 4))


def test_a_date_behind_the_export_is_found():
    """A day or month behind the export is found, neither that day itself nor its month."""
    dates = ["2020-05-04T23:00", "2020-05-05", "2020-05", "2020-06", None, "nonsense"]
    assert found(date_in_future, table("VS", STUDYID=["S"] * 6, VSDTC=dates), facts=FACTS) == [("VS", 2), ("VS", 4)]


def test_without_an_export_date_it_is_skipped():
    """Where nobody told the day of the export nothing is certain."""
    assert result(date_in_future, table("VS", STUDYID=["S"], VSDTC=["2999"])).outcome is Outcome.SKIPPED
