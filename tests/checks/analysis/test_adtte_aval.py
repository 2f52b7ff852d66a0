"""Times are counted from start to event."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.adtte_aval import adtte_aval


def adtte(*values, param="Overall Survival (days)", ends=(20009, 20019, 20029), **more):
    """Return ADTTE of subjects whose time begins on day 20000."""
    count = len(values)
    named = {"PARAM": [param] * count, "PARAMCD": ["OS"] * count, "STARTDT": [20000] * count, "ADT": list(ends)}
    return table("ADTTE", AVAL=list(values), **(named | more))


def test_both_days_are_counted():
    """10 days from day 1 to day 10; 19 for 20 are found."""
    assert found(adtte_aval, adtte(10, 20, 30)) == []
    assert found(adtte_aval, adtte(10, 19, 30)) == [("ADTTE", 2)]


def test_a_sponsor_may_leave_out_the_first_day():
    """Where most times of a parameter leave it out they are right, and a time that counts both is, too."""
    assert found(adtte_aval, adtte(9, 19, 28)) == [("ADTTE", 3)]


def test_months_are_told_by_the_parameter():
    """10 days are 0.3285 months; the unit may stand in AVALU as well."""
    assert found(adtte_aval, adtte(0.3285, 0.657, 0.9856, param="Overall Survival (months)")) == []
    assert found(adtte_aval, adtte(0.3285, 0.8, 0.9856, param="Overall Survival (months)")) == [("ADTTE", 2)]
    assert found(adtte_aval, adtte(1.4286, 2.857, 9, param="OS", AVALU=["WEEKS"] * 3)) == [("ADTTE", 3)]


def test_missing_dates_say_nothing():
    """Without an end nothing is counted."""
    assert found(adtte_aval, adtte(10, 20, 30, ends=(20009, 20019, None))) == []
