"""A prior treatment began before the study treatment."""

from tests.checks.made import found, table

from nec_cdisc.checks.medications_history.cm_prior_after_first_dose import cm_prior_after_first_dose

DM = table("DM", USUBJID=["1"], RFXSTDTC=["2019-03-05"])


def test_a_prior_therapy_under_treatment_is_found():
    """A prior therapy of the day after the first dose is found, an earlier and a concomitant one are not."""
    cm = table(
        "CM",
        USUBJID=["1"] * 4,
        CMCAT=["PRIOR CANCER THERAPY", "PRIOR CANCER THERAPY", "CONCOMITANT MEDICATION", "PRIOR AND CONCOMITANT"],
        CMSTDTC=["2019-03-06", "2019", "2019-03-06", "2019-03-06"],
    )
    assert found(cm_prior_after_first_dose, cm, DM) == [("CM", 1)]
