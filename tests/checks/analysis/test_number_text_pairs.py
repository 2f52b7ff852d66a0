"""Texts and their numbers are one to one."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.number_text_pairs import number_text_pairs
from nec_cdisc.validate.running import Outcome


def test_a_number_of_another_text_is_found():
    """The woman with the number of men is found; a number without its text, too."""
    adsl = table("ADSL", USUBJID=["1", "2", "3", "4"], SEX=["F", "F", "F", "M"], SEXN=[2, 2, 1, 1])
    assert found(number_text_pairs, adsl) == [("ADSL", 3), ("ADSL", 4)]
    adsl = table("ADSL", USUBJID=["1", "2"], RACE=["WHITE", None], RACEN=[1, 2])
    assert found(number_text_pairs, adsl) == [("ADSL", 2)]


def test_pairs_hold_within_a_parameter():
    """A category of one parameter may have the number of another category elsewhere."""
    adlb = table("ADLB", USUBJID=["1", "1"], PARAMCD=["A", "B"], AVALCAT1=["LOW", "HIGH"], AVALCAT1N=[1, 1])
    assert found(number_text_pairs, adlb) == []


def test_without_pairs_it_is_skipped():
    """A dataset without such a pair is no passed one."""
    assert result(number_text_pairs, table("ADLB", USUBJID=["1"], AVAL=[1])).outcome is Outcome.SKIPPED
