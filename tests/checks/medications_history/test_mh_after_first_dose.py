"""History began before the treatment."""

from tests.checks.made import found, table

from nec_cdisc.checks.medications_history.mh_after_first_dose import mh_after_first_dose


def test_history_that_began_under_treatment_is_found():
    """A start on the day after the first dose is found, on that day, in that year or before it is not."""
    mh = table("MH", USUBJID=["1"] * 3, MHTERM=["A"] * 3, MHSTDTC=["2019-03-06", "2019-03-05", "2019"])
    assert found(mh_after_first_dose, mh, table("DM", USUBJID=["1"], RFXSTDTC=["2019-03-05"])) == [("MH", 1)]
