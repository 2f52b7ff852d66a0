"""A variable of ADSL has its value everywhere."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.same_as_adsl import same_as_adsl

ADSL = table("ADSL", USUBJID=["1", "2"], AGE=[50, 60], SEX=["M", None], TRTSDT=[20000, 20001])


def test_another_value_than_that_of_adsl_is_found():
    """A changed age, a text where ADSL has none, and a missing date are found; a subject unknown to ADSL is not."""
    adae = table("ADAE", USUBJID=["1", "2", "2", "9"], AGE=[51, 60, 60, 1], SEX=["M", "F", None, "F"])
    assert sorted(found(same_as_adsl, ADSL, adae)) == [("ADAE", 1), ("ADAE", 2)]
    assert found(same_as_adsl, ADSL, table("ADLB", USUBJID=["1", "2"], TRTSDT=[20000, None])) == [("ADLB", 2)]


def test_equal_values_of_another_type_are_the_same():
    """A number that was stored as a text is the same number."""
    assert found(same_as_adsl, ADSL, table("ADLB", USUBJID=["1", "2"], AGE=["50", "60"])) == []


def test_what_was_stored_inexactly_is_the_same():
    """The last digits of a double are no difference."""
    adsl = table("ADSL", USUBJID=["1"], DOSE=[7.7981651376])
    assert found(same_as_adsl, adsl, table("ADEX", USUBJID=["1"], DOSE=[7.79816513761])) == []
