"""No date is after the export."""

from datetime import date

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.after_export import after_export
from nec_cdisc.records.facts import Facts
from nec_cdisc.validate.running import Outcome

FACTS = Facts(export_date=date(2014, 10, 4))


def test_a_date_after_the_export_is_found():
    """Day 20001 is found and day 20000, that of the export, is not."""
    assert found(after_export, table("ADLB", USUBJID=["1", "1"], ADT=[20001, 20000]), facts=FACTS) == [("ADLB", 1)]


def test_without_an_export_date_it_is_skipped():
    """Where nobody told the date nothing is passed."""
    assert result(after_export, table("ADLB", USUBJID=["1"], ADT=[20001])).outcome is Outcome.SKIPPED
