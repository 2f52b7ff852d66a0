"""Withdrawal by an event against the disposition."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_withdrawn_other_reason import ae_withdrawn_other_reason

DS = table(
    "DS",
    USUBJID=["1", "2", "2"],
    DSCAT=["DISPOSITION EVENT"] * 3,
    DSSCAT=["STUDY TREATMENT", "STUDY TREATMENT", "STUDY PARTICIPATION"],
    DSDECOD=["PROGRESSIVE DISEASE", "ADVERSE EVENT", "LOST TO FOLLOW-UP"],
)


def test_another_reason_is_found():
    """A withdrawal of a subject whose treatment ended by progression is found, one that ended by an event is not."""
    ae = table(
        "AE", USUBJID=["1", "1", "2", "3"], AEACN=["DRUG WITHDRAWN", "DOSE NOT CHANGED"] + ["DRUG WITHDRAWN"] * 2
    )
    assert found(ae_withdrawn_other_reason, ae, DS) == [("AE", 1)]
