"""The last observation before exposure is before exposure."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.lobxfl_after_first_dose import lobxfl_after_first_dose

DM = table("DM", USUBJID=["1"], RFXSTDTC=["2019-03-05"])


def test_a_baseline_under_treatment_is_found():
    """A flag on the day after the first dose is found, not on that day, before it or without a flag."""
    dates = ["2019-03-06", "2019-03-05T12:00", "2019-03-04", "2019-03-07"]
    lb = table("LB", USUBJID=["1"] * 4, LBDTC=dates, LBLOBXFL=["Y", "Y", "Y", None])
    assert found(lobxfl_after_first_dose, lb, DM) == [("LB", 1)]
