"""An interrupted treatment shows in the doses."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_interrupted_without_gap import ae_interrupted_without_gap


def test_an_interruption_without_missed_doses_is_found():
    """The interruption of a subject who took each dose is found, not of one who did not, nor of one without doses."""
    ae = table("AE", USUBJID=["1", "2", "3"], AEACN=["DRUG INTERRUPTED"] * 3)
    ec = table("EC", USUBJID=["1", "2", "2"], ECOCCUR=["Y", "Y", "N"])
    assert found(ae_interrupted_without_gap, ae, ec) == [("AE", 1)]
