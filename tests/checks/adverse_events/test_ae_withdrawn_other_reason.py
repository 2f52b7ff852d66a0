"""Withdrawal by an event against the disposition."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.adverse_events.ae_withdrawn_other_reason import ae_withdrawn_other_reason
from nec_cdisc.validate.running import Outcome

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


def test_without_an_end_of_treatment_it_is_skipped():
    """Where DS tells no end of treatment there is no reason to hold events against."""
    ds = table("DS", USUBJID=["1"], DSCAT=["PROTOCOL MILESTONE"], DSDECOD=["INFORMED CONSENT OBTAINED"])
    ae = table("AE", USUBJID=["1"], AEACN=["DRUG WITHDRAWN"])
    assert result(ae_withdrawn_other_reason, ae, ds).outcome is Outcome.SKIPPED
