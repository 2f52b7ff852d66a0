"""A subsequent therapy begins after the study treatment."""

from tests.checks.made import found, table

from nec_cdisc.checks.medications_history.cm_subsequent_before_last_dose import cm_subsequent_before_last_dose

DM = table("DM", USUBJID=["1"], RFXENDTC=["2019-03-05"])


def test_a_subsequent_therapy_under_treatment_is_found():
    """A subsequent therapy of the day before the last dose is found, one of that day or month is not."""
    cm = table(
        "CM",
        USUBJID=["1"] * 3,
        CMCAT=["SUBSEQUENT CANCER THERAPY"] * 3,
        CMSTDTC=["2019-03-04", "2019-03-05", "2019-03"],
    )
    assert found(cm_subsequent_before_last_dose, cm, DM) == [("CM", 1)]
