"""Before treatment nothing was done with it."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_action_before_treatment import ae_action_before_treatment

DM = table("DM", USUBJID=["1"], RFXSTDTC=["2019-03-05"])


def test_an_action_before_the_first_dose_is_found():
    """The event that ended before the dose is found, not one that ended on that day, nor an action that fits."""
    ae = table(
        "AE",
        USUBJID=["1"] * 3,
        AEACN=["DOSE REDUCED", "DOSE REDUCED", "NOT APPLICABLE"],
        AEENDTC=["2019-03-04", "2019-03-05", "2019-03-04"],
    )
    assert found(ae_action_before_treatment, ae, DM) == [("AE", 1)]
